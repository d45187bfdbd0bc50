//! How values of the program stand in columns: TEXT, BIGINT, BOOLEAN, BYTEA and nothing else, on both databases.

use base::day::Day;
use base::fte::Fte;
use base::ids::{
    AccountId, AgendaItemId, ApprovalId, BoardId, CaseId, ContactId, DecisionId, EmergencyId, FillingId,
    FindingId, GapId, HouseholdId, ImportId, JobId, MeasureId, MeetingId, MembershipId, MessageId,
    MunicipalityId, ObstacleId, OfferId, OrganisationId, PaperId, PersonId, PlaceId, PostId, ProposalId,
    ReconstructionId, ReferralId, RegionId, RoleAssignmentId, RowId, SocialAreaId, ThemeId,
};
use base::language::Language;
use base::local_time::TimeOfDay;
use base::moment::Moment;
use base::money::Euro;

/// The four kinds of column that both databases store alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// TEXT.
    Text,
    /// BIGINT.
    Int,
    /// BOOLEAN.
    Bool,
    /// BYTEA.
    Bytes,
}

/// One value on its way to or from a column; `None` is NULL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// TEXT.
    Text(Option<String>),
    /// BIGINT.
    Int(Option<i64>),
    /// BOOLEAN.
    Bool(Option<bool>),
    /// BYTEA.
    Bytes(Option<Vec<u8>>),
}

impl Value {
    /// NULL in a column of this kind.
    pub fn null(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(None),
            Kind::Int => Self::Int(None),
            Kind::Bool => Self::Bool(None),
            Kind::Bytes => Self::Bytes(None),
        }
    }

    /// Whether it is NULL.
    pub fn is_null(&self) -> bool {
        matches!(
            self,
            Self::Text(None) | Self::Int(None) | Self::Bool(None) | Self::Bytes(None)
        )
    }
}

/// A type that can stand in a column.
pub trait Column: Sized {
    /// The kind of column it stands in.
    const KIND: Kind;

    /// The value to store.
    fn to_value(&self) -> Value;

    /// The value that was stored.
    ///
    /// # Errors
    /// A sentence for the log if `value` is NULL or not one of this type's.
    fn from_value(value: Value) -> Result<Self, String>;
}

impl Column for String {
    const KIND: Kind = Kind::Text;
    fn to_value(&self) -> Value {
        Value::Text(Some(self.clone()))
    }
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Text(Some(text)) => Ok(text),
            _ => Err("text expected".to_owned()),
        }
    }
}

impl Column for i64 {
    const KIND: Kind = Kind::Int;
    fn to_value(&self) -> Value {
        Value::Int(Some(*self))
    }
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Int(Some(number)) => Ok(number),
            _ => Err("number expected".to_owned()),
        }
    }
}

impl Column for bool {
    const KIND: Kind = Kind::Bool;
    fn to_value(&self) -> Value {
        Value::Bool(Some(*self))
    }
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Bool(Some(claim)) => Ok(claim),
            _ => Err("boolean expected".to_owned()),
        }
    }
}

impl Column for Vec<u8> {
    const KIND: Kind = Kind::Bytes;
    fn to_value(&self) -> Value {
        Value::Bytes(Some(self.clone()))
    }
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Bytes(Some(bytes)) => Ok(bytes),
            _ => Err("bytes expected".to_owned()),
        }
    }
}

impl<T: Column> Column for Option<T> {
    const KIND: Kind = T::KIND;
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::null(T::KIND), Column::to_value)
    }
    fn from_value(value: Value) -> Result<Self, String> {
        if value.is_null() {
            Ok(None)
        } else {
            T::from_value(value).map(Some)
        }
    }
}

impl Column for Fte {
    const KIND: Kind = Kind::Int;
    fn to_value(&self) -> Value {
        self.thousandths().to_value()
    }
    fn from_value(value: Value) -> Result<Self, String> {
        i64::from_value(value).map(Self::from_thousandths)
    }
}

impl Column for Euro {
    const KIND: Kind = Kind::Int;
    fn to_value(&self) -> Value {
        self.cents().to_value()
    }
    fn from_value(value: Value) -> Result<Self, String> {
        i64::from_value(value).map(Self::from_cents)
    }
}

/// Lets types that are written and read as text stand in TEXT columns.
#[macro_export]
macro_rules! text_columns {
    ($($name:ty),* $(,)?) => {$(
        impl $crate::column::Column for $name {
            const KIND: $crate::column::Kind = $crate::column::Kind::Text;
            fn to_value(&self) -> $crate::column::Value {
                $crate::column::Value::Text(Some(self.to_string()))
            }
            fn from_value(value: $crate::column::Value) -> ::std::result::Result<Self, ::std::string::String> {
                let text = <String as $crate::column::Column>::from_value(value)?;
                text.parse().map_err(|_| format!("not one of {}", stringify!($name)))
            }
        }
    )*};
}

text_columns!(
    Day,
    Moment,
    Language,
    TimeOfDay,
    AccountId,
    AgendaItemId,
    ApprovalId,
    BoardId,
    CaseId,
    ContactId,
    DecisionId,
    EmergencyId,
    FillingId,
    FindingId,
    GapId,
    HouseholdId,
    ImportId,
    JobId,
    MeasureId,
    MeetingId,
    MembershipId,
    MessageId,
    MunicipalityId,
    ObstacleId,
    OfferId,
    OrganisationId,
    PaperId,
    PersonId,
    PlaceId,
    PostId,
    ProposalId,
    ReconstructionId,
    ReferralId,
    RegionId,
    RoleAssignmentId,
    RowId,
    SocialAreaId,
    ThemeId,
);

/// Gives a fieldless enum its stored codes: `Display`, `FromStr`, all values, and a place in TEXT columns.
#[macro_export]
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            /// All values, in the order of their definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as stored and as in forms.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = ::std::string::String;
            fn from_str(code: &str) -> ::std::result::Result<Self, ::std::string::String> {
                match code { $($code => Ok(Self::$variant),)* other => Err(format!("unknown code {other:?}")) }
            }
        }

        $crate::text_columns!($name);
    };
}
