//! Texts of all scripts stay inside the cells of their card.

use ratatui::buffer::Buffer;
use wayband::layout::Area;
use wayband::text::{is_control, width};

use super::Screen;

const TEXTS: &[&str] = &[
    "전입신고를 온라인으로 합니다 그리고 기다립니다",
    "引っ越しの届け出を窓口で行います",
    "تقديم طلب للحصول على حاسوب جديد لموظف",
    "नए लैपटॉप के लिए अनुरोध भेजता है और प्रतीक्षा करता है",
    "👩\u{200d}💻👨\u{200d}👩\u{200d}👧\u{200d}👦🇰🇷🏳\u{fe0f}\u{200d}🌈❤\u{fe0f}👍🏽 long enough to be cut",
    "e\u{301}a\u{308}o\u{302}\u{323}n\u{303} Z\u{351}\u{36b}a\u{34f}l\u{321}g\u{334}o\u{335} combining marks all over",
    "ไทยภาษาที่ไม่มีช่องว่างระหว่างคำยาวมาก",
    "a\u{200b}b\u{ad}c\u{2060}d zero widths",
];

/// What stands on the map outside a card, cell by cell.
fn around(buffer: &Buffer, map: Area, card: Area) -> Vec<String> {
    let cells = buffer.content.iter().enumerate().filter(|(index, _)| {
        let (x, y) = buffer.pos_of(*index);
        map.contains(x, y) && !card.contains(x, y)
    });
    cells.map(|(_, cell)| cell.symbol().to_owned()).collect()
}

fn card_area(screen: &Screen) -> Area {
    screen.app.geometry().unwrap().card(screen.app.cursor()).unwrap()
}

/// No sign is wider than the cells it has before the edge of the area.
#[track_caller]
fn assert_inside(buffer: &Buffer, area: Area) {
    for y in area.y..area.bottom() {
        let mut x = area.x;
        while x < area.right() {
            let wide = width(buffer[(x, y)].symbol()).max(1) as u16;
            assert!(x + wide <= area.right(), "{:?} at {x},{y}", buffer[(x, y)].symbol());
            x += wide;
        }
    }
}

#[test]
fn texts_stay_inside_their_card_while_typed_and_after() {
    for text in TEXTS {
        for size in [(120, 40), (80, 24), (40, 12), (33, 9)] {
            println!("{text} {size:?}");
            let mut screen = Screen::new("Explore\n  c x\n  c y\nOffer\n  c z");
            screen.sized(size.0, size.1).keys("e Ctrl-u");
            let map = screen.app.areas().unwrap().map.unwrap();
            let before = around(&screen.look().0, map, card_area(&screen));
            for c in text.chars() {
                let mut letter = [0; 4];
                screen.types(c.encode_utf8(&mut letter));
                let (buffer, cursor) = screen.look();
                let area = card_area(&screen);
                assert_inside(&buffer, area);
                let cursor = cursor.unwrap();
                assert!(area.contains(cursor.x, cursor.y), "the cursor left the card");
                assert_eq!(around(&buffer, map, area), before, "the rest of the map moved");
            }
            screen.keys("Enter");
            let (buffer, _) = screen.look();
            let area = card_area(&screen);
            assert_inside(&buffer, area);
            let title = screen.app.editor.card().unwrap().title.clone();
            let typed: String = text.chars().filter(|c| !is_control(*c)).collect();
            assert_eq!(title, typed, "nothing is lost");
        }
    }
}

#[test]
fn the_cursor_goes_over_whole_letters() {
    Screen::new("Explore")
        .keys("a")
        .types("👩\u{200d}💻e\u{301}한")
        .keys("Backspace Backspace")
        .types("!")
        .keys("Home Delete Esc")
        .at("Explore c !");
}

#[test]
fn no_control_reaches_the_map_or_the_screen() {
    let mut screen = Screen::new("Explore");
    screen.keys("a");
    screen.event(crossterm::event::Event::Paste("a\x1b[31mb\x07\u{202e}c\td".to_owned()));
    screen.keys("Esc").at("Explore c a[31mbc d");
    let text = r#"Journey(format: 1, title: "T\u{1b}[2J", stages: [Stage(id: "s", title: "S\u{7}", cards: [
        Activity(id: "c", lane: "consumer", title: "A\u{1b}]0;x\u{7}\u{202e}B"),
    ])])"#;
    let screen = Screen::open(text);
    let (buffer, _) = screen.look();
    for cell in &buffer.content {
        assert!(!cell.symbol().chars().any(is_control), "{:?}", cell.symbol());
    }
}
