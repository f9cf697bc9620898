//! Sends what waits in the outbox. A mail is rendered when it leaves; a failed one is tried again, later each time.

use amoe_base::Lang;
use amoe_documents::qr::QrCode;
use amoe_domain::{Actor, mail::Mail};
use amoe_storage::{Outgoing, Tx};
use amoe_texts::Arg;
use jiff::ToSpan;
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::authentication::Credentials,
};
use secrecy::ExposeSecret;

use crate::{
    App, AppError, Result,
    error::Context,
    settings::{MailRoute, Smtp, SmtpSecurity},
};

/// Tries before a mail is given up: the waits between add up to about 17 hours.
const TRIES: u32 = 12;

/// The way out for mails.
pub struct Mailer {
    transport: Transport,
    from: Mailbox,
}

enum Transport {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Folder(AsyncFileTransport<Tokio1Executor>),
}

impl Mailer {
    /// Prepares the way; nothing is sent yet.
    pub fn new(route: &MailRoute) -> Result<Self> {
        match route {
            MailRoute::Smtp(smtp) => Self::smtp(smtp),
            MailRoute::Folder(folder) => {
                std::fs::create_dir_all(folder).context("mail folder")?;
                let from = "AMO <amoe@localhost>".parse().context("sender of mails")?;
                Ok(Self { transport: Transport::Folder(AsyncFileTransport::new(folder)), from })
            }
        }
    }

    async fn send(&self, message: Message) -> Result<()> {
        match &self.transport {
            Transport::Smtp(smtp) => smtp.send(message).await.map(drop).context("send mail"),
            Transport::Folder(folder) => folder.send(message).await.map(drop).context("write mail"),
        }
    }

    fn smtp(smtp: &Smtp) -> Result<Self> {
        let builder = match smtp.security {
            SmtpSecurity::None => Ok(AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host)),
            SmtpSecurity::Starttls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&smtp.host),
            SmtpSecurity::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(&smtp.host),
        };
        let mut builder = builder.context("mail server")?.port(smtp.port);
        if let (Some(user), Some(password)) = (&smtp.user, &smtp.password) {
            builder =
                builder.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()));
        }
        Ok(Self {
            transport: Transport::Smtp(Box::new(builder.build())),
            from: smtp.from.parse().context("sender of mails")?,
        })
    }
}

impl App {
    /// Sends the mails that are due, and says how many left.
    pub async fn send_mails(&self, mailer: &Mailer) -> Result<usize> {
        let app = self.clone();
        let due = blocking(move || {
            app.store().housekeep(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.outbox_lease(20)?))
        })
        .await?;
        let mut sent = 0;
        for out in due {
            let outcome = match self.render_mail(mailer, &out) {
                Ok(message) => mailer.send(message).await,
                Err(error) => Err(error),
            };
            let app = self.clone();
            match outcome {
                Ok(()) => {
                    let left = out.clone();
                    blocking(move || {
                        app.store().housekeep(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.outbox_sent(&left)?))
                    })
                    .await?;
                    sent += 1;
                }
                Err(error) => {
                    // The id and the template, never the address or the text.
                    tracing::warn!(mail = %out.mail.id, template = out.mail.template, %error, "mail did not leave");
                    let wait = 30_i64.saturating_mul(1 << out.attempts.min(12));
                    let again = (out.attempts + 1 < TRIES)
                        .then(|| app.env().now().checked_add(wait.seconds()).ok())
                        .flatten();
                    blocking(move || {
                        app.store()
                            .housekeep(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.outbox_failed(&out, again)?))
                    })
                    .await?;
                }
            }
        }
        Ok(sent)
    }

    fn render_mail(&self, mailer: &Mailer, out: &Outgoing) -> Result<Message> {
        let mail = &out.mail;
        let langs: Vec<Lang> = std::iter::once(mail.lang).chain(mail.also).collect();
        let texts: Vec<MailText> = langs.iter().map(|lang| self.mail_text(mail, *lang)).collect();
        let subject = texts.iter().map(|text| text.subject.as_str()).collect::<Vec<_>>().join(" · ");
        let text = texts.iter().map(|text| text.body.as_str()).collect::<Vec<_>>().join("\n\n---\n\n");
        let html = html_mail(&texts);
        let part =
            |content_type: ContentType, body: String| SinglePart::builder().header(content_type).body(body);
        let alternative = MultiPart::alternative()
            .singlepart(part(ContentType::TEXT_PLAIN, text))
            .singlepart(part(ContentType::TEXT_HTML, html));
        let message = Message::builder()
            .from(mailer.from.clone())
            .to(mail.to.as_str().parse().context("recipient")?)
            // The same id on every try: a mail that arrived twice after all is shown once.
            .message_id(Some(format!("<{}@amoe.invalid>", mail.id)))
            .date(
                std::time::UNIX_EPOCH
                    + std::time::Duration::from_secs(u64::try_from(mail.created_at.as_second()).unwrap_or(0)),
            )
            .subject(subject);
        // What the student's own program shows as "unsubscribe": the page of the link, or its form by one click.
        let message = match mail.args.get("stop") {
            Some(stop) => message
                .header(ListUnsubscribe(format!("<{stop}>")))
                .header(ListUnsubscribePost("List-Unsubscribe=One-Click".to_owned())),
            None => message,
        };
        let attached = match (mail.certificate, mail.ending) {
            (Some(id), _) => Some(self.certificate_attachment(id)?),
            (None, Some(id)) => Some(self.ending_letter_pdf(&Actor::SYSTEM, id)?),
            (None, None) => None,
        };
        match attached {
            None => message.multipart(alternative).context("mail"),
            Some(file) => {
                let pdf: ContentType = file.media_type.parse().map_err(|_| AppError::Fault {
                    context: "mail attachment",
                    source: "media type".into(),
                })?;
                let attachment = Attachment::new(file.file_name).body(file.bytes, pdf);
                message
                    .multipart(MultiPart::mixed().multipart(alternative).singlepart(attachment))
                    .context("mail")
            }
        }
    }

    /// What a mail says in one of its languages.
    fn mail_text(&self, mail: &Mail, lang: Lang) -> MailText {
        let words = Self::words(lang);
        let fund = &self.settings().fund;
        let own = |name: &str| match name.rsplit_once('.') {
            Some((name, of)) => (of == lang.as_str()).then(|| name.to_owned()),
            None => Some(name.to_owned()),
        };
        let kept: Vec<(String, &str)> =
            mail.args.iter().filter_map(|(name, value)| Some((own(name)?, value.as_str()))).collect();
        let mut args: Vec<(&str, Arg<'_>)> =
            kept.iter().map(|(name, value)| (name.as_str(), (*value).into())).collect();
        args.push(("fund", fund.short_name.as_str().into()));
        let contact = fund.contact();
        args.push(("contact", contact.as_str().into()));
        // Direction marks that guard ids in running text are no part of a link; mail programs would take them along.
        let clean = |text: String| amoe_texts::without_isolates(&text);
        let subject = clean(words.with(&format!("mail-{}-subject", mail.template), &args));
        let body = clean(words.with(&format!("mail-{}-body", mail.template), &args));
        let signature = clean(words.with("mail-signature", &args));
        MailText { lang, subject, body: format!("{body}\n\n{signature}\n") }
    }

    /// How many mails wait.
    pub fn mails_waiting(&self) -> Result<i64> {
        self.store().read(|tx: &mut Tx<'_>| Ok(tx.outbox_waiting()?))
    }

    /// Throws away sessions and links that have run out.
    pub fn sweep(&self) -> Result<usize> {
        self.store().housekeep(|tx: &mut Tx<'_>| Ok(tx.sweep()?))
    }

    /// A QR code as SVG, for pages.
    pub fn qr_svg(text: &str) -> Result<String> {
        Ok(QrCode::new(text).context("QR code")?.svg())
    }
}

/// A mail in one language.
struct MailText {
    lang: Lang,
    subject: String,
    body: String,
}

macro_rules! text_header {
    ($(#[$meta:meta])* $name:ident, $text:literal) => {
        $(#[$meta])*
        #[derive(Clone)]
        struct $name(String);

        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($text)
            }

            fn parse(value: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(value.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    };
}

text_header!(
    /// Where the recipient stops such mails (RFC 2369).
    ListUnsubscribe,
    "List-Unsubscribe"
);
text_header!(
    /// … and that a mail program may do it for her (RFC 8058).
    ListUnsubscribePost,
    "List-Unsubscribe-Post"
);

/// The texts as simple HTML: paragraphs, and links that can be clicked.
fn html_mail(texts: &[MailText]) -> String {
    let escape =
        |t: &str| t.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let word = |w: &str| {
        if w.starts_with("http://") || w.starts_with("https://") {
            format!("<a href=\"{0}\" dir=\"ltr\">{0}</a>", escape(w))
        } else {
            escape(w)
        }
    };
    let line = |l: &str| l.split(' ').map(word).collect::<Vec<_>>().join(" ");
    let paragraphs = |text: &MailText| -> String {
        let told = text.body.trim().split("\n\n");
        told.map(|p| format!("<p>{}</p>\n", p.lines().map(line).collect::<Vec<_>>().join("<br>\n"))).collect()
    };
    let part = |text: &MailText| {
        format!("<div lang=\"{}\" dir=\"{}\">\n{}</div>\n", text.lang, text.lang.dir(), paragraphs(text))
    };
    let parts = texts.iter().map(part).collect::<Vec<_>>().join("<hr>\n");
    let (lang, dir) = texts.first().map_or((Lang::Fr, Lang::Fr.dir()), |text| (text.lang, text.lang.dir()));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\"><meta charset=\"utf-8\"><body style=\"font:16px/1.6 sans-serif;color:#1b2420;max-width:36rem\">\n{parts}</body></html>\n"
    )
}

/// Runs what blocks off the async threads.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.context("worker")?
}
