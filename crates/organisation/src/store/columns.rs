//! How the organisation's own types stand in columns. Not their written form on pages or in files.

use db::column::{Column, Kind, Value};

use crate::model::ags::{Ags, DistrictAgs};
use crate::model::area::Area;
use crate::model::coded::Coded;
use crate::model::district::DistrictKind;
use crate::model::evidence::{Certainty, FactKey};
use crate::model::funding::RateBasis;
use crate::model::municipality::{FocusGroup, MunicipalityKind, Participation};
use crate::model::organisation::{OrganisationKind, PrivacyLaw};
use crate::model::post::Function;
use crate::model::responsibility::Responsibility;

db::text_columns!(Ags, DistrictAgs);

macro_rules! coded_columns {
    ($($name:ty),* $(,)?) => {$(
        impl Column for $name {
            const KIND: Kind = Kind::Text;
            fn to_value(&self) -> Value {
                Value::Text(Some(self.code().to_owned()))
            }
            fn from_value(value: Value) -> Result<Self, String> {
                let code = String::from_value(value)?;
                <Self as Coded>::from_code(&code).ok_or_else(|| format!("not one of {}", stringify!($name)))
            }
        }
    )*};
}

coded_columns!(
    Certainty,
    DistrictKind,
    FocusGroup,
    Function,
    MunicipalityKind,
    OrganisationKind,
    Participation,
    PrivacyLaw,
    RateBasis,
    Responsibility,
);

impl Column for FactKey {
    const KIND: Kind = Kind::Text;
    fn to_value(&self) -> Value {
        Value::Text(Some(self.as_str().to_owned()))
    }
    fn from_value(value: Value) -> Result<Self, String> {
        String::from_value(value).map(Self::stored)
    }
}

impl Column for Area {
    const KIND: Kind = Kind::Int;
    fn to_value(&self) -> Value {
        Value::Int(Some(self.hectares()))
    }
    fn from_value(value: Value) -> Result<Self, String> {
        i64::from_value(value).map(Self::from_hectares)
    }
}
