//! An item to and from serde with its handles, which the structs of a map leave out.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::element::{Element, Node};
use super::handle::Handle;
use super::model::{Card, Emotion, Entry, Lane, Link, Metric, Opportunity, Persona, Role, Stage};

/// Writes the two shadows of [`Node`]: one to write, one to read.
macro_rules! bare {
    ($($type:ident),* $(,)?) => {
        #[derive(serde::Serialize)]
        enum Written<'a> { $($type(&'a $type)),* }

        #[derive(serde::Deserialize)]
        enum Read { $($type(Box<$type>)),* }

        impl<'a> Written<'a> {
            /// `None` for the journey, which is no item.
            fn of(element: Element<'a>) -> Option<Self> {
                match element {
                    Element::Journey(_) => None,
                    $(Element::$type(item) => Some(Written::$type(item))),*
                }
            }
        }

        impl From<Read> for Node {
            fn from(read: Read) -> Node {
                match read { $(Read::$type(item) => Node::$type(item)),* }
            }
        }
    };
}

bare!(Persona, Role, Lane, Stage, Card, Emotion, Opportunity, Metric, Link, Entry);

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (Written::of(self.element()), self.handles()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (read, handles) = <(Option<Read>, Vec<Handle>)>::deserialize(deserializer)?;
        let mut node = Node::from(read.ok_or_else(|| D::Error::custom("no item"))?);
        let mut left = handles.into_iter();
        let mut is_short = false;
        node.rename_handles(|_| {
            left.next().unwrap_or_else(|| {
                is_short = true;
                Handle::default()
            })
        });
        if is_short || left.next().is_some() {
            return Err(D::Error::custom("not one handle for each item"));
        }
        Ok(node)
    }
}
