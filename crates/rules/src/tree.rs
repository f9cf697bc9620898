//! An explanation while it is made and as long as the rulebook is at hand: nodes and facts in two lists, each node
//! with its depth; rules by name, texts and values by reference. Nothing is copied until somebody keeps it
//! ([`Tree::keep`]) or it is written ([`Tree::write`]).

use amoe_base::{BirthDate, Coefficient, Date, Money, Rate};

use crate::{
    Explanation, Fact, Law, Parameter, Value, medicine::Medicine, names::RuleName, parameter::ParameterUsed,
    write::Out,
};

/// A value that borrows what it can.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Datum<'a> {
    Money(Money),
    /// Base and rate; the exact product is worked out when somebody reads it.
    Product(Money, Rate),
    Rate(Rate),
    Coefficient(Coefficient),
    Date(Date),
    Birth(BirthDate),
    Number(i64),
    Met(bool),
    Text(&'a str),
}

macro_rules! datum_from {
    ($($from:ty => $variant:ident),+ $(,)?) => {$(
        impl From<$from> for Datum<'_> {
            fn from(value: $from) -> Self { Self::$variant(value) }
        }
    )+};
}
datum_from! { Money => Money, Rate => Rate, Coefficient => Coefficient, Date => Date, BirthDate => Birth, i64 => Number, bool => Met }

impl<'a> From<&'a str> for Datum<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl Datum<'_> {
    fn keep(self) -> Value {
        match self {
            Self::Money(value) => Value::Money(value),
            Self::Product(base, rate) => Value::Exact(exact(base, rate)),
            Self::Rate(value) => Value::Rate(value),
            Self::Coefficient(value) => Value::Coefficient(value),
            Self::Date(value) => Value::Date(value),
            Self::Birth(value) => Value::Text(value.to_string()),
            Self::Number(value) => Value::Number(value),
            Self::Met(value) => Value::Met(value),
            Self::Text(value) => Value::Text(value.to_owned()),
        }
    }

    /// `"type":…,"value":…`
    fn write(self, out: &mut Out<'_>) {
        match self {
            Self::Money(value) => {
                out.raw(r#""type":"money","value":"#);
                out.money(value);
            }
            Self::Product(base, rate) => {
                out.raw(r#""type":"exact","value":"#);
                out.exact(base, rate);
            }
            Self::Rate(value) => {
                out.raw(r#""type":"rate","value":"#);
                out.rate(value);
            }
            Self::Coefficient(value) => {
                out.raw(r#""type":"coefficient","value":"#);
                out.display(value);
            }
            Self::Date(value) => {
                out.raw(r#""type":"date","value":"#);
                out.date(value);
            }
            Self::Birth(value) => {
                out.raw(r#""type":"text","value":"#);
                out.display(value);
            }
            Self::Number(value) => {
                out.raw(r#""type":"number","value":"#);
                out.number(value);
            }
            Self::Met(value) => {
                out.raw(r#""type":"met","value":"#);
                out.raw(if value { "true" } else { "false" });
            }
            Self::Text(value) => {
                out.raw(r#""type":"text","value":"#);
                out.text(value);
            }
        }
    }
}

/// Parts of a centime in a product of an amount and a rate.
pub(crate) const PARTS: i128 = 10_000;

pub(crate) fn exact_parts(base: Money, rate: Rate) -> i128 {
    i128::from(base.centimes()) * i128::from(rate.ten_thousandths())
}

/// Base × rate with all its decimals: `81.375`.
pub(crate) fn exact(base: Money, rate: Rate) -> String {
    let parts = exact_parts(base, rate);
    let text = format!("{}.{:06}", parts / (PARTS * 100), parts % (PARTS * 100));
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    format!("{whole}.{:0<2}", decimals.trim_end_matches('0'))
}

/// A dated value that a node used.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Used<'a> {
    Parameter(&'a Parameter),
    /// The rate of a pack, by the list in force since a day.
    Pack {
        pack: &'a Medicine,
        from: Date,
        list: &'a str,
    },
}

impl Used<'_> {
    fn keep(self) -> ParameterUsed {
        match self {
            Self::Parameter(parameter) => parameter.used(),
            Self::Pack { pack, from, list } => ParameterUsed {
                key: format!("medicine.{}", pack.code),
                value: pack.rate.to_string(),
                from,
                source: list.to_owned(),
                sourced: true,
            },
        }
    }

    fn write(self, out: &mut Out<'_>) {
        match self {
            Self::Parameter(parameter) => {
                out.raw(r#"{"key":"#);
                out.text(&parameter.key);
                out.raw(r#","value":"#);
                out.text(&parameter.value);
                out.raw(r#","from":"#);
                out.date(parameter.period.from);
                out.raw(r#","source":"#);
                out.text(&parameter.source);
                out.raw(if parameter.sourced { r#","sourced":true}"# } else { r#","sourced":false}"# });
            }
            Self::Pack { pack, from, list } => {
                out.raw(r#"{"key":"#);
                out.text_after("medicine.", &pack.code);
                out.raw(r#","value":"#);
                out.rate(pack.rate);
                out.raw(r#","from":"#);
                out.date(from);
                out.raw(r#","source":"#);
                out.text(list);
                out.raw(r#","sourced":true}"#);
            }
        }
    }
}

#[derive(Debug)]
struct Node<'a> {
    rule: RuleName,
    depth: u8,
    facts: u8,
    also: bool,
    first_fact: u32,
    branch: &'static str,
    source: &'a str,
    parameter: Option<Used<'a>>,
    result: Option<Datum<'a>>,
}

/// One or several explanations, the nodes of each in the order in which they are read.
#[derive(Debug, Default)]
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    facts: Vec<(&'static str, Datum<'a>)>,
    /// Rarely needed further values, by node.
    also: Vec<(usize, &'a Parameter)>,
    depth: u8,
}

impl<'a> Tree<'a> {
    /// Room for a claim of so many lines.
    pub fn for_lines(lines: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(6 + 6 * lines),
            facts: Vec::with_capacity(8 + 16 * lines),
            also: Vec::new(),
            depth: 0,
        }
    }

    /// Where the next node will stand.
    pub fn next(&self) -> usize {
        self.nodes.len()
    }

    /// Begins a node, below those that are open. Its facts come before its children.
    pub fn open(&mut self, law: Law<'a>, rule: RuleName, branch: &'static str) -> &mut Self {
        self.nodes.push(Node {
            rule,
            depth: self.depth,
            facts: 0,
            also: false,
            first_fact: u32::try_from(self.facts.len()).unwrap_or(u32::MAX),
            branch,
            source: law.scheme.source_of(rule),
            parameter: None,
            result: None,
        });
        self.depth += 1;
        self
    }

    /// Ends the node that was opened last.
    pub fn close(&mut self) {
        self.depth -= 1;
    }

    pub fn with(&mut self, name: &'static str, value: impl Into<Datum<'a>>) -> &mut Self {
        if let Some(node) = self.nodes.last_mut() {
            node.facts += 1;
            self.facts.push((name, value.into()));
        }
        self
    }

    pub fn with_some(&mut self, name: &'static str, value: Option<impl Into<Datum<'a>>>) -> &mut Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The source, where it is not the rule's own.
    pub fn by(&mut self, source: &'a str) -> &mut Self {
        if let Some(node) = self.nodes.last_mut() {
            node.source = source;
        }
        self
    }

    pub fn using(&mut self, parameter: &'a Parameter) -> &mut Self {
        self.used(Used::Parameter(parameter))
    }

    pub fn used(&mut self, used: Used<'a>) -> &mut Self {
        if let Some(node) = self.nodes.last_mut() {
            node.parameter = Some(used);
        }
        self
    }

    pub fn and_using(&mut self, parameter: Option<&'a Parameter>) -> &mut Self {
        let at = self.nodes.len().saturating_sub(1);
        if let (Some(parameter), Some(node)) = (parameter, self.nodes.last_mut()) {
            node.also = true;
            self.also.push((at, parameter));
        }
        self
    }

    pub fn result(&mut self, value: impl Into<Datum<'a>>) -> &mut Self {
        if let Some(node) = self.nodes.last_mut() {
            node.result = Some(value.into());
        }
        self
    }

    /// Branch and result of a node whose children had to come first.
    pub fn settle(&mut self, at: usize, branch: &'static str, result: impl Into<Datum<'a>>) {
        if let Some(node) = self.nodes.get_mut(at) {
            node.branch = branch;
            node.result = Some(result.into());
        }
    }

    fn facts(&self, node: &Node<'a>) -> &[(&'static str, Datum<'a>)] {
        let first = usize::try_from(node.first_fact).unwrap_or(usize::MAX);
        self.facts.get(first..first + usize::from(node.facts)).unwrap_or_default()
    }

    fn also(&self, at: usize) -> impl Iterator<Item = &'a Parameter> + '_ {
        self.also.iter().filter(move |(node, _)| *node == at).map(|(_, parameter)| *parameter)
    }

    /// The explanation that begins at a node, by itself.
    pub fn keep(&self, at: usize) -> Option<Explanation> {
        self.keep_from(&mut { at })
    }

    fn keep_from(&self, at: &mut usize) -> Option<Explanation> {
        let here = *at;
        let node = self.nodes.get(here)?;
        *at += 1;
        let mut kept = Explanation {
            rule: node.rule.as_str().into(),
            source: node.source.to_owned(),
            facts: self
                .facts(node)
                .iter()
                .map(|(name, value)| Fact { name: (*name).into(), value: value.keep() })
                .collect(),
            parameter: node.parameter.map(Used::keep),
            also: self.also(here).map(Parameter::used).collect(),
            branch: node.branch.into(),
            result: node.result.map(Datum::keep),
            children: Vec::new(),
        };
        while self.nodes.get(*at).is_some_and(|next| next.depth > node.depth) {
            kept.children.extend(self.keep_from(at));
        }
        Some(kept)
    }

    /// Writes the explanation that begins at a node, as serde writes what [`Tree::keep`] gives.
    pub fn write(&self, at: usize, out: &mut Out<'_>) {
        self.write_from(&mut { at }, out);
    }

    fn write_from(&self, at: &mut usize, out: &mut Out<'_>) {
        let here = *at;
        let Some(node) = self.nodes.get(here) else { return };
        *at += 1;
        out.raw(r#"{"rule":""#);
        out.raw(node.rule.as_str());
        out.raw(r#"","source":"#);
        out.text(node.source);
        for (n, (name, value)) in self.facts(node).iter().enumerate() {
            out.raw(if n == 0 { r#","facts":[{"name":""# } else { r#",{"name":""# });
            out.raw(name);
            out.raw(r#"","#);
            value.write(out);
            out.raw("}");
        }
        if node.facts > 0 {
            out.raw("]");
        }
        if let Some(used) = node.parameter {
            out.raw(r#","parameter":"#);
            used.write(out);
        }
        if node.also {
            for (n, parameter) in self.also(here).enumerate() {
                out.raw(if n == 0 { r#","also":["# } else { "," });
                Used::Parameter(parameter).write(out);
            }
            out.raw("]");
        }
        out.raw(r#","branch":""#);
        out.raw(node.branch);
        out.raw(r#"""#);
        if let Some(result) = node.result {
            out.raw(r#","result":{"#);
            result.write(out);
            out.raw("}");
        }
        let mut children = 0;
        while self.nodes.get(*at).is_some_and(|next| next.depth > node.depth) {
            out.raw(if children == 0 { r#","children":["# } else { "," });
            self.write_from(at, out);
            children += 1;
        }
        out.raw(if children > 0 { "]}" } else { "}" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_products_keep_every_decimal() {
        let rate = |percent| Rate::from_percent(percent);
        assert_eq!(exact(Money::from_centimes(11_625), rate(70)), "81.375");
        assert_eq!(exact(Money::from_centimes(8_000), rate(80)), "64.00");
        assert_eq!(exact(Money::from_centimes(5), rate(70)), "0.035");
    }
}
