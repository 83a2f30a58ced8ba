//! How values are stored as text: one way for both databases and for JSON.

/// Implements sqlx's `Type`, `Encode` and `Decode` as TEXT, for SQLite and PostgreSQL, for a type
/// whose `Display` and `FromStr` are its stored form.
macro_rules! sql_text {
    (@engine $type:ty, $engine:ty) => {
        impl ::sqlx::Type<$engine> for $type {
            fn type_info() -> <$engine as ::sqlx::Database>::TypeInfo {
                <String as ::sqlx::Type<$engine>>::type_info()
            }

            fn compatible(info: &<$engine as ::sqlx::Database>::TypeInfo) -> bool {
                <String as ::sqlx::Type<$engine>>::compatible(info)
            }
        }

        impl<'q> ::sqlx::Encode<'q, $engine> for $type {
            fn encode_by_ref(
                &self,
                buffer: &mut <$engine as ::sqlx::Database>::ArgumentBuffer,
            ) -> Result<::sqlx::encode::IsNull, ::sqlx::error::BoxDynError> {
                <String as ::sqlx::Encode<'q, $engine>>::encode(self.to_string(), buffer)
            }
        }

        impl<'r> ::sqlx::Decode<'r, $engine> for $type {
            fn decode(
                value: <$engine as ::sqlx::Database>::ValueRef<'r>,
            ) -> Result<Self, ::sqlx::error::BoxDynError> {
                let text = <::sqlx::types::Text<$type> as ::sqlx::Decode<'r, $engine>>::decode(value)?;
                Ok(text.0)
            }
        }
    };
    ($type:ty) => {
        $crate::words::sql_text!(@engine $type, ::sqlx::Sqlite);
        $crate::words::sql_text!(@engine $type, ::sqlx::Postgres);
    };
}

/// Implements serde as a string, from `Display` and `FromStr`.
macro_rules! serde_text {
    ($type:ty) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as ::serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(::serde::de::Error::custom)
            }
        }
    };
}

/// Declares an enum of plain variants with the name each is stored under, and from those names
/// `ALL`, `name`, `Display`, `FromStr`, serde and the SQL traits.
macro_rules! text_enum {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $type:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $name:literal ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $type {
            $( $(#[$variant_meta])* $variant, )+
        }

        impl $type {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];

            /// The name it is stored under.
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$variant => $name, )+
                }
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = $crate::words::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $( $name => Ok(Self::$variant), )+
                    _ => Err($crate::words::UnknownName {
                        wanted: stringify!($type),
                        given: text.to_owned(),
                    }),
                }
            }
        }

        $crate::words::sql_text!($type);
        $crate::words::serde_text!($type);
    };
}

pub(crate) use {serde_text, sql_text, text_enum};

/// A text that names no variant of the enum it was read as.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is not a {wanted}")]
pub struct UnknownName {
    /// The enum that was wanted.
    pub wanted: &'static str,
    /// The text that was given.
    pub given: String,
}
