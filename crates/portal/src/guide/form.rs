//! What keeps machines and accidents out of the forms of the guide, without a picture puzzle and without a cookie: a signed
//! mark with the moment at which the form was shown, and a field that people leave empty.

use base::moment::Moment;
use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;
use web::answer::Refused;
use web::form::Form;
use web::request::Request;

/// Nobody reads and fills in a form in less (seconds).
pub(crate) const LEAST_SECONDS: i64 = 4;
/// A form that lies open longer is shown again (hours).
const MOST_HOURS: i64 = 24;
/// Bytes of the moment, of chance, of the signature.
const MOMENT: usize = 8;
const CHANCE: usize = 16;
const SIGNATURE: usize = 16;
/// The field of the mark.
pub(crate) const MARK: &str = "einmal";
/// The field that people leave empty.
pub(crate) const TRAP: &str = "webseite";

/// The mark of a form as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    /// The same whenever this very form is sent.
    pub(crate) token: String,
    chance: Vec<u8>,
}

/// Why a form is shown again before anybody looks at what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Again {
    /// It came too quickly, lay open too long, or was not made here.
    LookOnceMore,
    /// The field was filled in that people leave empty.
    Trapped,
}

impl Again {
    /// The key of the sentence.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::LookOnceMore => "error-again",
            Self::Trapped => "trap",
        }
    }
}

/// A mark for a form that is shown now.
///
/// # Errors
/// What the key store reports.
pub(crate) async fn mark(request: &Request, now: Moment) -> Result<String, Refused> {
    let mut bytes = now.seconds().to_be_bytes().to_vec();
    let mut chance = [0; CHANCE];
    request.access().ids().fill(&mut chance);
    bytes.extend_from_slice(&chance);
    let signature = request.access().public_code(&bytes).await?;
    bytes.extend_from_slice(&signature[..SIGNATURE]);
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

/// The mark that was sent, if the form is to be looked at.
///
/// # Errors
/// What the key store reports.
pub(crate) async fn sent(
    request: &Request,
    form: &Form,
    now: Moment,
) -> Result<Result<Sent, Again>, Refused> {
    if !form.text(TRAP).is_empty() {
        return Ok(Err(Again::Trapped));
    }
    let Some((signed, signature)) = parts(form.text(MARK)) else {
        return Ok(Err(Again::LookOnceMore));
    };
    let own = request.access().public_code(&signed).await?;
    let is_own: bool = own[..SIGNATURE].ct_eq(&signature).into();
    let shown_at = signed
        .first_chunk::<MOMENT>()
        .map(|bytes| i64::from_be_bytes(*bytes));
    let age = shown_at.map_or(-1, |shown| now.seconds().saturating_sub(shown));
    if !is_own || !(LEAST_SECONDS..=MOST_HOURS * 3_600).contains(&age) {
        return Ok(Err(Again::LookOnceMore));
    }
    let chance = signed[MOMENT..].to_vec();
    Ok(Ok(Sent {
        token: BASE64URL_NOPAD.encode(&chance),
        chance,
    }))
}

impl Sent {
    /// Bytes that this form alone leads to, the same however often it is sent.
    ///
    /// # Errors
    /// What the key store reports.
    pub(crate) async fn own_bytes(&self, request: &Request) -> Result<[u8; 32], Refused> {
        let named = [b"code of ".as_slice(), &self.chance].concat();
        Ok(request.access().public_code(&named).await?)
    }
}

fn parts(text: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    if bytes.len() != MOMENT + CHANCE + SIGNATURE {
        return None;
    }
    let signature = bytes.split_off(MOMENT + CHANCE);
    Some((bytes, signature))
}
