//! What stands where in a Rust file: names, attributes, macros, calls, with their lines. Reads syntax, judges nothing.

use std::ops::RangeInclusive;

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, ExprCall, ExprLit, ExprMethodCall, ImplItemFn, Item, ItemConst, ItemUse, Lit, Macro,
    Path, UseTree,
};

use super::source::SourceFile;

/// One thing that a rule may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// An identifier, anywhere.
    Name(String),
    /// The first part of a path such as `db` in `db::Tx` or `use db::Tx`.
    Root(String),
    /// A whole path such as `Statement::new`.
    Path(String),
    /// An attribute such as `allow`.
    Attribute(String),
    /// A macro call such as `sql!`.
    Macro(String),
    /// A call whose first argument is this text, `get("/faelle", …)`, or a constant that is.
    Call {
        /// The function, method or constant.
        name: String,
        /// The text.
        text: String,
    },
}

/// A spot with its place.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// What stands there.
    pub(crate) spot: Spot,
    /// The line, from one.
    pub(crate) line: usize,
    /// It is part of a test.
    pub(crate) in_test: bool,
}

/// All spots of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spots {
    /// In the order of the file.
    pub(crate) places: Vec<Place>,
    /// The lines that only tests see.
    pub(crate) test_lines: Vec<RangeInclusive<usize>>,
    depth_in_tests: usize,
}

impl Spots {
    /// Reads a file; one that does not parse has no spots, the compiler speaks about it.
    pub(crate) fn of(file: &SourceFile) -> Self {
        let mut spots = Self {
            depth_in_tests: usize::from(file.is_for_tests()),
            ..Self::default()
        };
        if let Ok(syntax) = syn::parse_file(&file.text) {
            spots.visit_file(&syntax);
        }
        spots
    }

    /// The spots that are part of the product.
    pub(crate) fn product(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| !place.in_test)
    }

    fn note(&mut self, spot: Spot, line: usize) {
        self.places.push(Place {
            spot,
            line,
            in_test: self.depth_in_tests > 0,
        });
    }

    fn inside<T: Spanned>(&mut self, node: &T, attributes: &[Attribute], visit: impl FnOnce(&mut Self)) {
        let for_tests = attributes.iter().any(is_for_tests);
        if for_tests {
            let first = attributes.first().map_or(node.span(), Spanned::span);
            self.test_lines.push(first.start().line..=node.span().end().line);
        }
        self.depth_in_tests += usize::from(for_tests);
        visit(self);
        self.depth_in_tests -= usize::from(for_tests);
    }

    fn note_call(&mut self, name: &Ident, arguments: &syn::punctuated::Punctuated<Expr, syn::Token![,]>) {
        if let Some(Expr::Lit(ExprLit {
            lit: Lit::Str(text), ..
        })) = arguments.first()
        {
            self.note(
                Spot::Call {
                    name: name.to_string(),
                    text: text.value(),
                },
                name.span().start().line,
            );
        }
    }

    fn note_tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(name) => self.visit_ident(&name),
                TokenTree::Group(group) => self.note_tokens(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Spots {
    fn visit_item(&mut self, item: &'ast Item) {
        self.inside(item, attributes_of(item), |spots| visit::visit_item(spots, item));
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        self.inside(function, &function.attrs, |spots| {
            visit::visit_impl_item_fn(spots, function);
        });
    }

    fn visit_ident(&mut self, name: &'ast Ident) {
        self.note(Spot::Name(name.to_string()), name.span().start().line);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let parts: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        if let [root, _, ..] = parts.as_slice() {
            let line = path.span().start().line;
            self.note(Spot::Root(root.clone()), line);
            self.note(Spot::Path(parts.join("::")), line);
        }
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if let UseTree::Path(path) = &item.tree {
            self.note(Spot::Root(path.ident.to_string()), path.span().start().line);
        }
        visit::visit_item_use(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let line = attribute.span().start().line;
        if let Some(name) = attribute.path().get_ident() {
            self.note(Spot::Attribute(name.to_string()), line);
        }
        if attribute.path().is_ident("cfg_attr")
            && let syn::Meta::List(list) = &attribute.meta
        {
            for token in list.tokens.clone() {
                if let TokenTree::Ident(name) = token {
                    self.note(Spot::Attribute(name.to_string()), line);
                }
            }
        }
        visit::visit_attribute(self, attribute);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        if let Some(name) = call.path.segments.last() {
            self.note(Spot::Macro(name.ident.to_string()), call.span().start().line);
        }
        self.note_tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    fn visit_item_const(&mut self, item: &'ast ItemConst) {
        if let Expr::Lit(ExprLit {
            lit: Lit::Str(text), ..
        }) = item.expr.as_ref()
        {
            let call = Spot::Call {
                name: item.ident.to_string(),
                text: text.value(),
            };
            self.note(call, item.ident.span().start().line);
        }
        visit::visit_item_const(self, item);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let Expr::Path(function) = call.func.as_ref()
            && let Some(name) = function.path.segments.last()
        {
            self.note_call(&name.ident, &call.args);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.note_call(&call.method, &call.args);
        visit::visit_expr_method_call(self, call);
    }
}

/// `#[test]`, `#[tokio::test]`, `#[cfg(test)]` and `#[cfg(any(test, …))]`.
fn is_for_tests(attribute: &Attribute) -> bool {
    let named_test = attribute
        .path()
        .segments
        .last()
        .is_some_and(|segment| segment.ident == "test");
    let syn::Meta::List(list) = &attribute.meta else {
        return named_test;
    };
    named_test || (attribute.path().is_ident("cfg") && names_test(list.tokens.clone()))
}

fn names_test(tokens: TokenStream) -> bool {
    let mut negated = false;
    for token in tokens {
        match token {
            TokenTree::Ident(name) if name == "test" => return true,
            TokenTree::Ident(name) => negated = name == "not",
            TokenTree::Group(group) if !negated && names_test(group.stream()) => return true,
            _ => {}
        }
    }
    false
}

fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::source::Tree;

    fn spots(text: &str) -> Spots {
        Spots::of(&Tree::of(&[("crates/cases/src/pages.rs", text)]).files[0])
    }

    #[test]
    fn names_in_tests_and_in_macros_are_told_apart_from_the_product() {
        let spots =
            spots("fn a() { format!(\"{}\", Keyring); }\n#[cfg(test)]\nmod tests { fn b() { Other; } }\n");
        let product: Vec<&Spot> = spots.product().map(|place| &place.spot).collect();
        assert!(product.contains(&&Spot::Name("Keyring".into())));
        assert!(!product.contains(&&Spot::Name("Other".into())));
        assert_eq!(spots.test_lines, [2..=3]);
    }

    #[test]
    fn code_that_is_not_for_tests_belongs_to_the_product() {
        let spots = spots("#[cfg(not(test))]\nfn a() { Keyring; }\n");
        assert!(
            spots
                .product()
                .any(|place| place.spot == Spot::Name("Keyring".into()) && place.line == 2)
        );
    }

    #[test]
    fn a_call_with_a_text_is_seen_with_name_and_line() {
        let spots = spots("fn a() {\n    routes.page(\"/faelle/{id}\", show);\n}\n");
        let call = Spot::Call {
            name: "page".into(),
            text: "/faelle/{id}".into(),
        };
        assert!(spots.product().any(|place| place.spot == call && place.line == 2));
    }
}
