//! What came back, and the few words of it that a story keeps.

use std::io::Write;
use std::process::{Command, Stdio};

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked: `GET /amaps`.
    pub asked: String,
    pub status: u16,
    /// Where it leads, empty when nowhere.
    pub location: String,
    pub cookies: Vec<String>,
    pub body: Vec<u8>,
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let pieces = text.split(start).skip(1);
    pieces
        .filter_map(|piece| piece.split_once(end).map(|(inside, _)| inside))
        .collect()
}

fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Answer {
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn title(&self) -> String {
        let html = self.html();
        between(&html, "<h1>", "</h1>")
            .first()
            .map(|title| plain(title))
            .unwrap_or_default()
    }

    /// The refusals at the top of a form, or at its fields.
    pub fn refusals(&self) -> Vec<String> {
        let html = self.html();
        let mut sentences = Vec::new();
        for summary in between(&html, "class=\"error-summary\"", "</ul>") {
            sentences.extend(between(summary, "<li>", "</li>").into_iter().map(plain));
        }
        if sentences.is_empty() {
            for field in between(&html, "class=\"field-error\"", "</p>") {
                sentences.extend(field.split_once('>').map(|(_, text)| plain(text)));
            }
        }
        sentences
    }

    /// The sentence of a page that says why there is no other: what follows its title.
    pub fn sentence(&self) -> String {
        self.text().lines().nth(1).unwrap_or_default().to_owned()
    }

    /// The rows of its tables.
    pub fn rows(&self) -> Vec<String> {
        let html = self.html();
        let tables = between(&html, "<tbody>", "</tbody>");
        tables
            .into_iter()
            .flat_map(|table| between(table, "<tr>", "</tr>").into_iter().map(plain))
            .collect()
    }

    /// What stands in `main`, without tags, a line for each text, its spaces made alike.
    pub fn text(&self) -> String {
        let alike = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.texts().iter().map(alike).collect::<Vec<_>>().join("\n")
    }

    /// The same with its spaces as they are, those that do not break among them.
    pub fn typeset(&self) -> String {
        self.texts().join("\n")
    }

    /// What a PDF says, a line for each of its lines, their spaces made alike.
    pub fn pdf_text(&self) -> String {
        let mut reader = Command::new("pdftotext")
            .args(["-layout", "-", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (mut to, body) = (reader.stdin.take().unwrap(), self.body.clone());
        let feeds = std::thread::spawn(move || to.write_all(&body));
        let read = reader.wait_with_output().unwrap();
        feeds.join().unwrap().unwrap();
        let said = String::from_utf8(read.stdout).unwrap();
        let alike = said
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let lines: Vec<String> = alike.filter(|line| !line.is_empty()).collect();
        assert!(!lines.is_empty(), "a PDF that says nothing, or none");
        lines.join("\n")
    }

    fn texts(&self) -> Vec<String> {
        let html = self.html();
        let main = between(&html, "<main", "</main>").concat();
        let texts = main
            .split('<')
            .filter_map(|piece| Some(piece.split_once('>')?.1.trim().to_owned()));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The values of hidden fields of a name.
    pub fn hidden(&self, name: &str) -> Vec<String> {
        let mark = format!("name=\"{name}\" value=\"");
        let html = self.html();
        html.split(&mark)
            .skip(1)
            .map(|after| after.split('"').next().unwrap().to_owned())
            .collect()
    }

    /// One line, then a line for each refusal and row; an id that changes with every run made constant.
    pub fn told(&self, id: &str, constant: &str) -> String {
        let mut line = format!(
            "{} -> {} {} {}",
            self.asked,
            self.status,
            self.title(),
            self.location
        );
        for sentence in self.refusals().into_iter().chain(self.rows()) {
            line.push_str("\n    ");
            line.push_str(&sentence);
        }
        line.replace(id, constant).trim_end().to_owned()
    }
}
