//! The doors of `print` and `post` that ask for no disclosure: who goes through them stands here by hand, with the reason
//! why nothing of a person can be in it. A new one fails until somebody has thought about it.

use std::collections::BTreeSet;

use syn::visit::Visit;

use crate::sources::sources;

/// Files that print or post without a disclosure, and why they may.
#[rustfmt::skip]
const WITHOUT_DISCLOSURE: &[(&str, &str)] = &[
    ("accounts/src/account/safety.rs", "a mail to the account itself that its ways of signing in changed"),
    ("accounts/src/audit/export.rs", "lines of the trail: ids, codes and names of accounts"),
    ("accounts/src/link/pages.rs", "a mail to an account with its link for signing in"),
    ("accounts/src/notice.rs", "a mail to an account that there is a notice, without saying which"),
    ("accounts/src/policy/pages.rs", "the roles and what they may do"),
    ("boards/src/invitation.rs", "a mail to members and guests of a board that there is an invitation, without board and topic"),
    ("boards/src/meeting/pages/files.rs", "when and where a board meets"),
    ("boards/src/measure/pages/list.rs", "measures: what a district does, where and by when, no client"),
    ("boards/src/sheet.rs", "what boards work with: agendas, papers, minutes, decisions, without clients"),
    ("calendar/src/feed/pages.rs", "one's own feed: places in time without a name, a title or a place"),
    ("cases/src/contact/pages/list.rs", "one's own contacts as codes, without names and notes"),
    ("directory/src/exchange/hsds/pages.rs", "offers as they are published, for other directories"),
    ("directory/src/exchange/table/pages.rs", "offers as a sheet, with professionals as contact persons"),
    ("imports/src/pages.rs", "the empty sheet that is filled in for taking over a list"),
    ("insights/src/pages/files.rs", "figures as they are published: rounded and withheld"),
    ("insights/src/needs/pages/files.rs", "gaps, which hang on nobody, figures as they are published, comments of the coordination"),
    ("letters/src/template/pages.rs", "a template with made-up words in its places"),
    ("network/src/actor/pages/list.rs", "actors of the network: professionals and their offices"),
    ("network/src/booking/pages/statistics.rs", "how often which language was interpreted, by month"),
    ("network/src/circular/pages/letter.rs", "a mail to professionals that there is a circular"),
    ("organisation/src/pages/staffing_files.rs", "posts and who is employed on them: professionals"),
    ("organisation/src/pages/staffing_pdf.rs", "posts and who is employed on them: professionals"),
    ("portal/src/guide/paper.rs", "a leaflet of what is published anyway"),
    ("portal/src/partner/list.rs", "referrals to one's own organisation: numbers, offers and days, nobody's name"),
    ("portal/src/partner/team.rs", "a mail to an account of a partner with its link for signing in"),
    ("post/src/notice.rs", "a mail to an account that there is a notice, without saying which"),
    ("rights/src/notice/shelf.rs", "the notice for everybody, about nobody"),
    ("rights/src/oversight/disclosures.rs", "what left, by basis and recipient's kind, with random ids"),
    ("rights/src/oversight/proof.rs", "counts for data protection and names of accounts"),
    ("rights/src/papers/pages.rs", "papers from the configuration"),
    ("themes/src/reconstruction/pages/released.rs", "a course without names that a second person has released"),
];

/// Whether something names a door that asks for no disclosure; tests go through it freely.
#[derive(Default)]
struct Door {
    is_named: bool,
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|word| word == "test")
    })
}

impl<'ast> Visit<'ast> for Door {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_for_tests(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        let words: Vec<String> = path
            .path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.is_named |= match words.as_slice() {
            // Imported by its own name.
            ["public"] => true,
            [.., room, "public"] => ["print", "outbox"].contains(room),
            _ => false,
        };
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        let words: Vec<String> = called
            .tokens
            .clone()
            .into_iter()
            .map(|token| token.to_string())
            .collect();
        self.is_named |= words
            .windows(2)
            .any(|pair| pair[0] == "public" && pair[1].starts_with('('));
    }
}

/// Files in which a door is made, and tests that lie beside the program.
fn is_meant(file: &str) -> bool {
    !file.starts_with("testing/") && !file.ends_with("/tests.rs")
}

#[test]
fn whatever_is_printed_or_posted_without_a_disclosure_stands_on_a_list_with_the_reason() {
    let mut found = BTreeSet::new();
    for (file, source) in sources() {
        let mut door = Door::default();
        door.visit_file(&source);
        let file = file.to_string_lossy().into_owned();
        if door.is_named && is_meant(&file) {
            found.insert(file);
        }
    }
    let listed: BTreeSet<String> = WITHOUT_DISCLOSURE
        .iter()
        .map(|(file, _)| (*file).to_owned())
        .collect();
    let new: Vec<_> = found.difference(&listed).collect();
    assert!(
        new.is_empty(),
        "these print or post without a disclosure and nobody has said why: {new:#?}"
    );
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(gone.is_empty(), "these no longer do: {gone:#?}");
}
