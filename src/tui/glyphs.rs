//! The signs drawn around words, for fonts with box drawing and for those without.

/// The signs of the screen. Each takes one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// The bar at the left of a card.
    pub bar: &'static str,
    /// The bar of the selected card.
    pub selected_bar: &'static str,
    /// The line of an edge of the band.
    pub edge: &'static str,
    /// The line of interaction.
    pub interaction_line: &'static str,
    /// Stands before the provider's line of visibility: what is above is hidden.
    pub up: &'static str,
    /// Stands before the consumer's line of visibility: what is below is hidden.
    pub down: &'static str,
    /// An interaction.
    pub interaction: &'static str,
    /// A moment of truth.
    pub moment: &'static str,
    /// A showstopper.
    pub showstopper: &'static str,
    /// A card that sets others in motion.
    pub triggers: &'static str,
    /// A card that another map tells in detail.
    pub detailed: &'static str,
    /// Between a map and the one that lies over it.
    pub within: &'static str,
    /// A card that is not as in the map it is compared with.
    pub differs: &'static str,
    /// A time waited.
    pub wait: &'static str,
    /// Unsaved, and a marked card.
    pub dot: &'static str,
    /// Between two things on a line.
    pub between: &'static str,
    /// There is more to the right.
    pub right: &'static str,
    /// There is more to the left.
    pub left: &'static str,
    /// What is folded below it is shown.
    pub open: &'static str,
    /// There is more below it, folded.
    pub closed: &'static str,
    /// Around a blind spot's words.
    pub blind: &'static str,
    /// The zero line of the curve.
    pub zero: &'static str,
    /// The minus of an emotion.
    pub minus: &'static str,
    /// Fills a bar.
    pub fill: &'static str,
    /// A card of unknown emotion in the overview.
    pub unknown: &'static str,
    /// The corners and sides of a box: top left, top right, bottom left, bottom right, across, down.
    pub frame: [&'static str; 6],
    /// Whether the curve is drawn in braille.
    pub braille: bool,
}

impl Glyphs {
    /// For fonts with box drawing and braille.
    pub const UNICODE: Glyphs = Glyphs {
        bar: "▎",
        selected_bar: "▌",
        edge: "┄",
        interaction_line: "╌",
        up: "▲",
        down: "▼",
        interaction: "⇄",
        moment: "★",
        showstopper: "✖",
        triggers: "›",
        detailed: "⊞",
        within: "›",
        differs: "≠",
        wait: "‥",
        dot: "●",
        between: "·",
        right: "▸",
        left: "◂",
        open: "▾",
        closed: "▸",
        blind: "╌",
        zero: "·",
        minus: "-",
        fill: "━",
        unknown: "·",
        frame: ["╭", "╮", "╰", "╯", "─", "│"],
        braille: true,
    };

    /// For fonts without.
    pub const ASCII: Glyphs = Glyphs {
        bar: "|",
        selected_bar: ">",
        edge: "-",
        interaction_line: "-",
        up: "^",
        down: "v",
        interaction: "&",
        moment: "*",
        showstopper: "!",
        triggers: "~",
        detailed: "#",
        within: ">",
        differs: "/",
        wait: ":",
        dot: "*",
        between: "|",
        right: ">",
        left: "<",
        open: "-",
        closed: "+",
        blind: "-",
        zero: ".",
        minus: "-",
        fill: "=",
        unknown: ".",
        frame: ["+", "+", "+", "+", "-", "|"],
        braille: false,
    };
}

#[cfg(test)]
mod tests {
    use super::Glyphs;

    #[test]
    fn every_sign_takes_one_cell_and_ascii_is_ascii() {
        for glyphs in [Glyphs::UNICODE, Glyphs::ASCII] {
            let g = glyphs;
            let mut signs = vec![
                g.bar,
                g.selected_bar,
                g.edge,
                g.interaction_line,
                g.up,
                g.down,
                g.interaction,
                g.moment,
                g.showstopper,
                g.triggers,
                g.detailed,
                g.within,
                g.differs,
                g.wait,
                g.dot,
                g.between,
                g.right,
                g.left,
                g.open,
                g.fill,
                g.closed,
                g.blind,
                g.zero,
                g.minus,
                g.unknown,
            ];
            signs.extend(g.frame);
            for sign in signs {
                assert_eq!(crate::text::width(sign), 1, "{sign}");
                assert!(glyphs.braille || sign.is_ascii(), "{sign}");
            }
        }
    }
}
