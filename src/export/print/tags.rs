//! What a PDF is to somebody who hears it: titles, paragraphs, figures with words, one
//! table.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use super::sheet::Role;
use crate::language::Language;

/// What is read aloud, in order: groups, and the table as one group of rows.
#[derive(Default)]
pub struct Tags {
    groups: Vec<Group>,
    rows: Vec<Vec<Vec<Node>>>,
}

enum Group {
    One(TagKind, Vec<Node>),
    Table,
}

/// Where a block came to be among the tags.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// Nowhere: it is not read aloud.
    Nowhere,
    /// A group, by its number.
    Group(usize),
    /// A cell of the table, by row and column.
    Cell(usize, usize),
}

impl Tags {
    /// The place of a new block.
    pub fn place(&mut self, role: &Role) -> Place {
        let mut one = |tag: TagKind| {
            self.groups.push(Group::One(tag, Vec::new()));
            Place::Group(self.groups.len() - 1)
        };
        match role {
            Role::Artifact => Place::Nowhere,
            Role::Title => one(Tag::Hn(level(1), None).into()),
            Role::Heading => one(Tag::Hn(level(2), None).into()),
            Role::Paragraph => one(Tag::P.into()),
            Role::Figure(words) => one(Tag::Figure(Some(words.clone())).into()),
            Role::Cell { row, column } => {
                if self.rows.is_empty() {
                    self.groups.push(Group::Table);
                }
                let rows = self.rows.len().max(row + 1);
                self.rows.resize_with(rows, Vec::new);
                if let Some(cells) = self.rows.get_mut(*row) {
                    let columns = cells.len().max(column + 1);
                    cells.resize_with(columns, Vec::new);
                }
                Place::Cell(*row, *column)
            }
        }
    }

    /// What stands at a place.
    pub fn at(&mut self, place: Place) -> Option<&mut Vec<Node>> {
        match place {
            Place::Group(index) => match self.groups.get_mut(index)? {
                Group::One(_, nodes) => Some(nodes),
                Group::Table => None,
            },
            Place::Cell(row, column) => self.rows.get_mut(row)?.get_mut(column),
            Place::Nowhere => None,
        }
    }

    /// Adds a link to what stands at a place.
    pub fn add_link(&mut self, place: Place, identifier: Identifier) {
        let link = Node::Group(TagGroup::with_children(Tag::Link, vec![Node::Leaf(identifier)]));
        match self.at(place) {
            Some(nodes) => nodes.push(link),
            // Every identifier must stand somewhere.
            None => self.groups.push(Group::One(Tag::P.into(), vec![link])),
        }
    }

    /// All of it, for a document in `language`.
    pub fn tree(self, language: Language) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.id().to_owned()));
        let mut rows = Some(self.rows);
        for group in self.groups {
            match group {
                Group::One(tag, nodes) => tree.push(TagGroup::with_children(tag, nodes)),
                Group::Table => {
                    let rows = rows.take().unwrap_or_default();
                    let mut table = TagGroup::new(Tag::Table);
                    for (index, cells) in rows.into_iter().enumerate() {
                        let mut row = TagGroup::new(Tag::TR);
                        for nodes in cells {
                            let tag: TagKind = match index {
                                0 => Tag::TH(TableHeaderScope::Column).into(),
                                _ => Tag::TD.into(),
                            };
                            row.push(TagGroup::with_children(tag, nodes));
                        }
                        table.push(row);
                    }
                    tree.push(table);
                }
            }
        }
        tree
    }
}

fn level(level: u16) -> NonZeroU16 {
    NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN)
}
