// Small helps on top of pages that work without them. No library, no state of its own, nothing stored.

const turn = (parent, tag, props = {}) => parent.appendChild(Object.assign(document.createElement(tag), props));

// <amoe-files>: shows what was chosen, with a picture, and shows how far the sending is.
customElements.define("amoe-files", class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    if (!this.input || this.list) return;
    this.list = turn(this, "ul", { className: "files mt" });
    this.input.addEventListener("change", () => this.show());
    this.input.form?.addEventListener("submit", () => this.sending());
  }
  show() {
    this.list.querySelectorAll("img").forEach((img) => URL.revokeObjectURL(img.src));
    this.list.replaceChildren();
    [...this.input.files].forEach((file, index) => {
      const tooLarge = file.size > this.dataset.megabytes * 1024 * 1024;
      const line = turn(this.list, "li", { className: tooLarge ? "is-bad" : "" });
      const thumb = turn(line, "span", { className: "thumb" });
      if (file.type.startsWith("image/")) turn(thumb, "img", { src: URL.createObjectURL(file), alt: "" });
      const text = turn(line, "span");
      turn(turn(text, "strong"), "bdi", { textContent: file.name });
      turn(text, "br");
      const size = new Intl.NumberFormat(document.documentElement.lang + "-u-nu-latn", {
        style: "unit", unit: "megabyte", maximumFractionDigits: 1, minimumFractionDigits: 1,
      }).format(file.size / 1e6);
      turn(text, "span", tooLarge
        ? { className: "error", textContent: this.dataset.tooLarge }
        : { className: "hint", textContent: size });
      const remove = turn(line, "button", { type: "button", className: "btn btn--line btn--s" });
      remove.textContent = this.dataset.remove;
      turn(remove, "span", { className: "vh", textContent: " " + file.name });
      remove.addEventListener("click", () => this.remove_(index));
    });
  }
  remove_(index) {
    const kept = new DataTransfer();
    [...this.input.files].forEach((file, at) => at !== index && kept.items.add(file));
    this.input.files = kept.files;
    this.show();
    this.input.focus();
  }
  sending() {
    for (const line of this.list.children) {
      if (!line.classList.contains("is-bad")) turn(line, "progress", { ariaLabel: this.dataset.sending });
    }
  }
});

// <amoe-search data-from="/fr/student/medicines">: posts what is typed and fetches a fragment of suggestions while one types. Each
// suggestion is a link or a button; a button's data-fill='{"name":"value"}' fills the fields of the form.
customElements.define("amoe-search", class extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    if (!input || this.results) return;
    this.results = turn(this, "div", { className: "results" });
    this.results.setAttribute("aria-live", "polite");
    input.setAttribute("autocomplete", "off");
    let timer, asked = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      const text = input.value.trim();
      if (text.length < 2) return this.results.replaceChildren();
      timer = setTimeout(async () => {
        const turnOf = ++asked;
        try {
          const answer = await fetch(this.dataset.from, {
            method: "POST", headers: { accept: "text/html" }, body: new URLSearchParams({ q: text }),
          });
          // An answer that was overtaken, or an error page, is not shown.
          if (!answer.ok || turnOf !== asked) return;
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          this.results.replaceChildren(...page.body.childNodes);
        } catch { /* without the network the plain form still works */ }
      }, 180);
    });
    this.addEventListener("keydown", (event) => {
      const all = [...this.results.querySelectorAll("a,button")];
      const at = all.indexOf(document.activeElement);
      if (event.key === "Escape") { this.results.replaceChildren(); input.focus(); }
      else if (event.key === "ArrowDown" && all.length) all[Math.min(at + 1, all.length - 1)].focus();
      else if (event.key === "ArrowUp" && at >= 0) (all[at - 1] || input).focus();
      else return;
      event.preventDefault();
    });
    this.results.addEventListener("click", (event) => {
      const chosen = event.target.closest("button[data-fill]");
      if (!chosen) return;
      event.preventDefault();
      const form = this.closest("form");
      for (const [name, value] of Object.entries(JSON.parse(chosen.dataset.fill))) {
        const field = form?.elements.namedItem(name);
        if (field) field.value = value;
      }
      this.results.replaceChildren();
      input.focus();
    });
  }
});

// <amoe-copy data-text="…" data-done="…"><button type="button" hidden>: copies a reference; hidden without a script.
customElements.define("amoe-copy", class extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !navigator.clipboard) return;
    button.hidden = false;
    const word = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.dataset.text);
      button.textContent = this.dataset.done;
      setTimeout(() => (button.textContent = word), 2000);
    });
  }
});

// Keys of the desks: an element with data-key="d" is pressed, followed or focused by that key; data-list marks the work
// list, in which J and K move. Only outside fields, and never with a modifier. The local storage entry keys = off turns
// them off (a single letter must be possible to switch off, WCAG 2.1.4).
if (document.body.classList.contains("desk")) {
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input,textarea,select,[contenteditable]");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (field) { if (event.key === "Escape") field.blur(); return; }
    try { if (localStorage.getItem("keys") === "off") return; } catch { /* no storage, no choice */ }
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      const links = [...document.querySelectorAll("[data-list] a[href]")];
      const at = links.findIndex((link) => link === document.activeElement || link.ariaCurrent === "true");
      const next = links[Math.max(0, Math.min(links.length - 1, at + (key === "j" ? 1 : -1)))];
      if (!next) return;
      next.focus();
    } else {
      const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (!target) return;
      target.matches("input,textarea,select") ? target.focus() : target.click();
    }
    event.preventDefault();
  });
}

// The summary of errors takes the focus, so that it is read first.
document.querySelector(".errors")?.focus();

// A form is sent once, however often its button is pressed; the server would notice, the reader should too.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 8000);
});
