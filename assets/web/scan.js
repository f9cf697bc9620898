// For the one page that reads codes with the camera; see amoe.js for what all pages have.

// <amoe-scan data-to="/fr/verify" hidden>: reads a code with the camera, where the browser can; the forms below do the same
// without. The small code of a certificate leads to its page, a health card is put into the form and sent.
customElements.define("amoe-scan", class extends HTMLElement {
  async connectedCallback() {
    if (!("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) return;
    try { if (!(await BarcodeDetector.getSupportedFormats()).includes("qr_code")) return; } catch { return; }
    this.video = this.querySelector("video");
    this.told = this.querySelector("[role=status]");
    this.start = this.querySelector("[data-start]");
    this.end = this.querySelector("[data-stop]");
    this.start.addEventListener("click", () => this.look());
    this.end.addEventListener("click", () => this.stop());
    addEventListener("pagehide", () => this.stop());
    this.hidden = false;
  }
  async look() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 } } });
    } catch {
      this.told.textContent = this.dataset.denied;
      return;
    }
    this.video.srcObject = this.stream;
    this.video.hidden = this.end.hidden = false;
    this.start.hidden = true;
    this.told.textContent = this.dataset.looking;
    await this.video.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    while (this.stream) {
      let codes = [];
      try { codes = await detector.detect(this.video); } catch { /* a picture that was not ready */ }
      if (codes.some((code) => this.take(code.rawValue))) return this.stop();
      if (codes.length) this.told.textContent = this.dataset.other;
      await new Promise((next) => setTimeout(next, 150));
    }
  }
  take(text) {
    if (/^shc:\/\d+$/i.test(text)) {
      const form = document.querySelector("form[data-card]");
      form.elements.card.value = text;
      form.requestSubmit();
      return true;
    }
    const code = /\/verify\/([0-9a-z]{8,64})\/?$/i.exec(text)?.[1];
    if (code) location.assign(this.dataset.to + "/" + code);
    return !!code;
  }
  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.hidden = this.end.hidden = true;
    this.start.hidden = false;
    this.told.textContent = "";
  }
});
