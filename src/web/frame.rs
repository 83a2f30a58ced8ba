//! What `frame.html` needs to draw the page around the page: plain data, filled once per request.

/// Everything around the main part of a page.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// Title of the page, in `<title>` and as the only `<h1>`.
    pub title: String,
    /// Where the name in the header leads: the reader's home, or `/` for visitors.
    pub home: String,
    /// Main navigation, most used first: a phone shows the first four and puts the rest under "Menu".
    pub nav: Vec<NavItem>,
    /// The signed-in account; `None` draws "Se connecter".
    pub account: Option<AccountMenu>,
    /// A message about what was just done, shown once.
    pub flash: Option<Flash>,
    /// Token for the hidden field `csrf` of every form, and for the `x-csrf` header of htmx.
    pub csrf: String,
    /// Name and slug of the AMAP that the page belongs to; `None` shows the name of the product.
    pub amap: Option<(String, String)>,
    /// Language of the page as BCP 47, `fr` for instance.
    pub lang: String,
    /// Links of the footer: help, legal notice, source code.
    pub footer: Vec<FooterLink>,
}

/// How many entries of the navigation fit at the bottom of a phone.
const PHONE_TABS: usize = 5;

impl Frame {
    /// Entries that a phone shows at once: all of them if they fit, else four beside "Menu".
    pub fn nav_first(&self) -> &[NavItem] {
        &self.nav[..self.nav_split()]
    }

    /// Entries that a phone puts under "Menu".
    pub fn nav_more(&self) -> &[NavItem] {
        &self.nav[self.nav_split()..]
    }

    fn nav_split(&self) -> usize {
        if self.nav.len() <= PHONE_TABS {
            self.nav.len()
        } else {
            PHONE_TABS - 1
        }
    }
}

/// One entry of the main navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Address on this site.
    pub href: String,
    /// One short word: it stands under an icon on a phone.
    pub label: String,
    /// Name of a symbol in `assets/icons/sprite.svg`.
    pub icon: &'static str,
    /// Whether the page is this entry or below it.
    pub current: bool,
}

/// The signed-in account, as the header shows it.
#[derive(Debug, Clone)]
pub struct AccountMenu {
    /// Name of the person.
    pub name: String,
    /// Every role that the account may act in; the switch is shown from two on.
    pub roles: Vec<RoleItem>,
}

impl AccountMenu {
    /// The role in which this request acts.
    pub fn current_role(&self) -> Option<&RoleItem> {
        self.roles.iter().find(|role| role.current)
    }

    /// Whether there is another role to act in.
    pub fn can_switch(&self) -> bool {
        self.roles.len() > 1
    }
}

/// One role in the switch.
#[derive(Debug, Clone)]
pub struct RoleItem {
    /// Identifier of the grant, posted as `grant` to `/compte/role`.
    pub grant: String,
    /// The role and where, as one reads it in the header: "référente, Ferme du Plateau".
    pub label: String,
    /// A second line in the menu: the AMAP, the farm or the network; may be empty.
    pub scope: String,
    /// Whether this request acts in it.
    pub current: bool,
}

/// A message about what was just done.
#[derive(Debug, Clone)]
pub struct Flash {
    /// Colour and icon.
    pub kind: FlashKind,
    /// One or two plain sentences.
    pub text: String,
}

/// Colour and icon of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FlashKind {
    /// Good to know.
    #[default]
    Info,
    /// It is done.
    Success,
    /// It is done, but something wants attention.
    Warning,
    /// It is not done.
    Error,
}

impl FlashKind {
    /// CSS class beside `notice`.
    pub fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Symbol of the sprite.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "check",
            Self::Warning | Self::Error => "alert",
        }
    }
}

/// A link of the footer.
#[derive(Debug, Clone)]
pub struct FooterLink {
    /// Address, here or elsewhere.
    pub href: String,
    /// Its words.
    pub label: String,
}

impl Flash {
    /// The message that a redirect left, by its key in the language files; keys of our own pages begin with `done-` or `sorry-`.
    pub fn of_key(key: &str) -> Option<Flash> {
        let kind = if key.starts_with("done-") {
            FlashKind::Success
        } else if key.starts_with("sorry-") {
            FlashKind::Warning
        } else {
            return None;
        };
        let plain = key.len() < 80 && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        plain
            .then(|| crate::language::known(key))
            .flatten()
            .map(|text| Flash { kind, text })
    }
}
