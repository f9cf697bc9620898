//! ISO 20022 customer credit transfer initiation, `pain.001.001.09`: one payment information block, one transaction
//! per payment. Only the characters that every bank takes are written in names.

use amoe_base::{Date, Money, Rib};
use amoe_domain::payment::{Batch, Payment};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

use crate::settings::Debtor;

const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn open(&mut self, name: &str) -> std::io::Result<()> {
        self.0.write_event(Event::Start(BytesStart::new(name)))
    }

    fn close(&mut self, name: &str) -> std::io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn text(&mut self, name: &str, text: &str) -> std::io::Result<()> {
        self.open(name)?;
        self.0.write_event(Event::Text(BytesText::new(text)))?;
        self.close(name)
    }

    /// Writes `outer/…/inner` with a text inside.
    fn path(&mut self, names: &[&str], text: &str) -> std::io::Result<()> {
        let (last, outer) = names.split_last().map_or(("", &[][..]), |(l, o)| (*l, o));
        for name in outer {
            self.open(name)?;
        }
        self.text(last, text)?;
        outer.iter().rev().try_for_each(|name| self.close(name))
    }

    fn amount(&mut self, amount: Money) -> std::io::Result<()> {
        self.open("Amt")?;
        let mut start = BytesStart::new("InstdAmt");
        start.push_attribute(("Ccy", "MAD"));
        self.0.write_event(Event::Start(start))?;
        self.0.write_event(Event::Text(BytesText::new(&amount.to_string())))?;
        self.close("InstdAmt")?;
        self.close("Amt")
    }
}

/// Letters without accents, digits and `/-?:().,'+ `: the set that ISO 20022 payments keep to (EPC217-08).
fn plain(text: &str, max: usize) -> String {
    let folded: String = text
        .chars()
        .map(|c| match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
            'À' | 'Â' | 'Ä' | 'Á' | 'Ã' => 'A',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'É' | 'È' | 'Ê' | 'Ë' => 'E',
            'î' | 'ï' | 'í' => 'i',
            'Î' | 'Ï' | 'Í' => 'I',
            'ô' | 'ö' | 'ó' => 'o',
            'Ô' | 'Ö' | 'Ó' => 'O',
            'û' | 'ü' | 'ù' | 'ú' => 'u',
            'Û' | 'Ü' | 'Ù' | 'Ú' => 'U',
            'ç' => 'c',
            'Ç' => 'C',
            '’' => '\'',
            c if c.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(c) => c,
            _ => ' ',
        })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(max).collect()
}

/// Writes the file. Ids in it are those of the batch and the claims, so that the bank's answer can be matched.
pub(crate) fn write(
    batch: &Batch,
    transfers: &[(&Payment, &Rib)],
    debtor: &Debtor,
    account: &Rib,
    on: Date,
) -> std::io::Result<Vec<u8>> {
    let total: Money = transfers.iter().map(|(p, _)| p.amount).sum();
    let (count, total) = (transfers.len().to_string(), total.to_string());
    let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
    xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut document = BytesStart::new("Document");
    document.push_attribute(("xmlns", NAMESPACE));
    xml.0.write_event(Event::Start(document))?;
    xml.open("CstmrCdtTrfInitn")?;
    xml.open("GrpHdr")?;
    xml.text("MsgId", batch.reference.as_str())?;
    xml.text("CreDtTm", &batch.prepared.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())?;
    xml.text("NbOfTxs", &count)?;
    xml.text("CtrlSum", &total)?;
    xml.path(&["InitgPty", "Nm"], &plain(&debtor.name, 70))?;
    xml.close("GrpHdr")?;
    xml.open("PmtInf")?;
    xml.text("PmtInfId", batch.reference.as_str())?;
    xml.text("PmtMtd", "TRF")?;
    xml.text("BtchBookg", "true")?;
    xml.text("NbOfTxs", &count)?;
    xml.text("CtrlSum", &total)?;
    xml.path(&["ReqdExctnDt", "Dt"], &on.to_string())?;
    xml.path(&["Dbtr", "Nm"], &plain(&debtor.name, 70))?;
    xml.path(&["DbtrAcct", "Id", "IBAN"], &account.iban())?;
    xml.path(&["DbtrAgt", "FinInstnId", "BICFI"], &debtor.bic)?;
    for (payment, rib) in transfers {
        xml.open("CdtTrfTxInf")?;
        xml.open("PmtId")?;
        // At most 35 characters: reference and round tell one decision from another.
        xml.text("EndToEndId", &format!("{}-{}", payment.claim_reference, payment.round))?;
        xml.close("PmtId")?;
        xml.amount(payment.amount)?;
        xml.path(&["Cdtr", "Nm"], &plain(&payment.payee, 70))?;
        xml.path(&["CdtrAcct", "Id", "IBAN"], &rib.iban())?;
        xml.path(&["RmtInf", "Ustrd"], &format!("AMO {}", payment.claim_reference))?;
        xml.close("CdtTrfTxInf")?;
    }
    xml.close("PmtInf")?;
    xml.close("CstmrCdtTrfInitn")?;
    xml.close("Document")?;
    Ok(xml.0.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_to_the_characters_that_banks_take() {
        assert_eq!(plain("Aït Lahcen, Éric & <b>", 70), "Ait Lahcen, Eric b");
        assert_eq!(plain("عمر", 70), "");
    }
}
