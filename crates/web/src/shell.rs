//! The frame around every page: head, header, side navigation, messages. Knows no route, no account, no database.

use access::parked::FIELD;
use askama::Template;
use askama::filters::HtmlSafe;
use base::ids::RowId;
use base::language::Language;

use crate::assets;
use crate::components::icon;
use crate::components::tabs::Tabs;

/// Where the form that chooses light or dark posts to (`darstellung=hell|dunkel|geraet`).
pub const THEME_PATH: &str = "/darstellung";
/// Where "Abmelden" posts to.
pub const SIGN_OUT_PATH: &str = "/abmelden";
/// Where "Angemeldet bleiben" posts to; an answer of 204 starts the clock anew.
pub const KEEP_SESSION_PATH: &str = "/sitzung";

/// Everything the frame shows, as plain values; `shell.html` and `plain.html` read it from the page's field `shell`.
#[derive(Clone, Debug)]
pub struct Shell {
    /// Title of the browser tab and, unless the page says otherwise, the heading; never holds a person's name.
    pub title: String,
    /// Name of the district, as in "Kreis Paderborn".
    pub district: String,
    /// Language of the page; staff pages are German.
    pub language: Language,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// Whether every page is marked "Demo".
    pub is_demo: bool,
    /// Who is signed in.
    pub account: Option<Account>,
    /// Side navigation, as far as this account may use it.
    pub navigation: Vec<NavGroup>,
    /// Where the search in the header posts to; text never goes into the address.
    pub search_path: Option<&'static str>,
    /// The way from the start to this page, without the page itself.
    pub crumbs: Vec<Crumb>,
    /// The views of the thing that the page shows, below its heading.
    pub tabs: Option<Tabs>,
    /// What happened just before, newest last.
    pub messages: Vec<Message>,
    /// Why the file on this page is open, where that is nothing usual.
    pub standing: Option<Standing>,
    /// Token that every posting form carries.
    pub csrf_token: String,
    /// The kept text that the form was filled from; its id travels on until the form is saved.
    pub taken_up: Option<RowId>,
    /// Seconds until the session ends, if it ends.
    pub session_seconds: Option<u32>,
}

impl Shell {
    /// A German frame for nobody in particular; the caller fills in what it knows.
    pub fn new(title: impl Into<String>, district: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            district: district.into(),
            language: Language::German,
            theme: Theme::Device,
            is_demo: false,
            account: None,
            navigation: Vec::new(),
            search_path: None,
            crumbs: Vec::new(),
            tabs: None,
            messages: Vec::new(),
            standing: None,
            csrf_token: String::new(),
            taken_up: None,
            session_seconds: None,
        }
    }

    /// Inside of `<head>`.
    pub fn head(&self) -> Head<'_> {
        Head { shell: self }
    }

    /// Skip link, demo mark and header.
    pub fn top(&self) -> Top<'_> {
        Top { shell: self }
    }

    /// Side navigation.
    pub fn side(&self) -> Side<'_> {
        Side { shell: self }
    }

    /// Breadcrumbs and messages above the heading.
    pub fn opening(&self) -> Opening<'_> {
        Opening { shell: self }
    }

    /// Warning before the session ends.
    pub fn closing(&self) -> Closing<'_> {
        Closing { shell: self }
    }

    /// Choice between light and dark.
    pub fn theme_choice(&self) -> ThemeChoice<'_> {
        ThemeChoice { shell: self }
    }

    /// The hidden field that every posting form carries.
    pub fn csrf_field(&self) -> CsrfField<'_> {
        CsrfField {
            token: &self.csrf_token,
            taken_up: self.taken_up,
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Device, Self::Light, Self::Dark];

    /// The choice that a cookie or form names; anything unknown is [`Theme::Device`].
    pub fn named(key: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.key() == key)
            .unwrap_or_default()
    }

    /// Word in cookie and form.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Device => "geraet",
            Self::Light => "hell",
            Self::Dark => "dunkel",
        }
    }

    /// Word on the page.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Device => "Wie das Gerät",
            Self::Light => "Hell",
            Self::Dark => "Dunkel",
        }
    }

    /// KERN's word in `data-kern-theme`; without the attribute the device decides.
    pub const fn kern(self) -> Option<&'static str> {
        match self {
            Self::Device => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Device => "contrast",
            Self::Light => "light_mode",
            Self::Dark => "dark_mode",
        }
    }
}

/// The signed-in account, as the header shows it.
#[derive(Clone, Debug)]
pub struct Account {
    /// First and last name.
    pub name: String,
    /// Roles held today, in German.
    pub roles: Vec<String>,
    /// Own pages: profile, security, sign-in log.
    pub links: Vec<NavItem>,
}

/// One group of the side navigation.
#[derive(Clone, Debug)]
pub struct NavGroup {
    /// Heading of the group; empty for the first, unnamed one.
    pub label: String,
    /// Its entries.
    pub items: Vec<NavItem>,
}

/// One entry of a menu.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Word on the page.
    pub label: String,
    /// Address.
    pub href: String,
    /// Name of a symbol in `icons.svg`.
    pub icon: &'static str,
    /// Whether the page lies behind this entry.
    pub is_current: bool,
}

/// One step on the way to the page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Word on the page.
    pub label: String,
    /// Address.
    pub href: String,
}

/// What happened just before.
#[derive(Clone, Debug)]
pub struct Message {
    /// How it is meant.
    pub kind: MessageKind,
    /// One or two German sentences.
    pub text: String,
    /// How to take it back.
    pub undo: Option<Undo>,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// It worked.
    Done,
    /// Something to know.
    Note,
    /// Something to look after.
    Warning,
    /// It did not work.
    Failed,
}

impl MessageKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Done => "success",
            Self::Note => "info",
            Self::Warning => "warning",
            Self::Failed => "danger",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Done => "check_circle",
            Self::Note => "info",
            Self::Warning => "warning",
            Self::Failed => "error",
        }
    }
}

/// Why a file is open: shown on every page of it, see [`crate::standing`].
#[derive(Clone, Debug)]
pub struct Standing {
    /// How it is meant.
    pub kind: MessageKind,
    /// One or two German sentences.
    pub text: String,
    /// How to end it at once.
    pub end: Option<Undo>,
    /// Where to read more.
    pub link: Option<Undo>,
}

/// The form behind "Rückgängig".
#[derive(Clone, Debug)]
pub struct Undo {
    /// Where it posts to.
    pub path: String,
    /// Word on the button.
    pub label: String,
}

macro_rules! part {
    ($(#[$doc:meta])* $name:ident, $path:literal) => {
        $(#[$doc])*
        #[derive(Debug, Template)]
        #[template(path = $path)]
        pub struct $name<'shell> {
            shell: &'shell Shell,
        }
        impl HtmlSafe for $name<'_> {}
    };
}

part!(
    /// Inside of `<head>`: title, style sheets, scripts.
    Head, "shell/head.html");
part!(
    /// Skip link, demo mark and header.
    Top, "shell/top.html");
part!(
    /// Side navigation; on a phone it opens over the page, without JavaScript.
    Side, "shell/side.html");
part!(
    /// Breadcrumbs and messages.
    Opening, "shell/opening.html");
part!(
    /// Warning before the session ends.
    Closing, "shell/closing.html");
part!(
    /// Three buttons: as the device, light, dark.
    ThemeChoice, "shell/theme.html");

/// The hidden fields of every posting form: the token, and the kept text it was filled from.
#[derive(Debug, Template)]
#[template(
    source = r#"<input type="hidden" name="csrf" value="{{ token }}">{% if let Some(id) = taken_up %}<input type="hidden" name="{{ FIELD }}" value="{{ id }}">{% endif %}"#,
    ext = "html"
)]
pub struct CsrfField<'shell> {
    token: &'shell str,
    taken_up: Option<RowId>,
}

impl HtmlSafe for CsrfField<'_> {}
