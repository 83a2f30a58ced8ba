//! The program in a process of its own, and people who talk to it through a socket.

use crate::world::{ORDER, csrf, encoded};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running `clicamap serve`.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

fn program(file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clicamap"));
    command
        .env_clear()
        .env("CLICAMAP_DATA_DIR", file.parent().unwrap())
        .env("CLICAMAP_DATABASE_URL", format!("sqlite:{}", file.display()))
        .env("CLICAMAP_LOG", "error")
        .stdout(Stdio::null());
    command
}

/// What `clicamap check` says.
pub fn check(file: &Path) -> String {
    let told = program(file)
        .arg("check")
        .stdout(Stdio::piped())
        .output()
        .unwrap();
    String::from_utf8(told.stdout).unwrap()
}

impl Server {
    /// On a port that was free a moment ago; returns once it answers.
    pub fn starts(file: &Path) -> Server {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let child = program(file)
            .env("CLICAMAP_LISTEN", address.to_string())
            .arg("serve")
            .spawn()
            .unwrap();
        let server = Server { child, address };
        for _ in 0..200 {
            if TcpStream::connect(address).is_ok() {
                return server;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the server does not answer on {address}");
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    pub fn loses_power(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Somebody with a session, at the other end of a socket.
pub struct Signer {
    address: SocketAddr,
    name: String,
}

impl Signer {
    pub fn new(address: SocketAddr, name: &str) -> Signer {
        Signer {
            address,
            name: name.to_owned(),
        }
    }

    /// A whole answer, or none when the power went.
    fn asks(&self, method: &str, path: &str, body: &str) -> Option<String> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncookie: clicamap_session={}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            self.name,
            body.len()
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        answer.contains("\r\n\r\n").then_some(answer)
    }

    /// Where a form leads, once the server says so; anything but a redirection is a failure of the test.
    fn goes(&self, path: &str, fields: &[(&str, &str)]) -> Option<String> {
        let mut body = format!(
            "csrf={}&once={:012}",
            csrf(&self.name),
            clicamap::clock::random_u32()
        );
        for (name, value) in fields {
            body.push_str(&format!("&{}={}", encoded(name), encoded(value)));
        }
        let answer = self.asks("POST", path, &body)?;
        assert!(answer.starts_with("HTTP/1.1 303"), "{path}: {answer}");
        let location = answer.lines().find_map(|line| line.strip_prefix("location: "))?;
        Some(location.trim().to_owned())
    }

    /// Orders, reads and signs; gives the contract once the signature is acknowledged.
    pub fn signs(&self) -> Option<String> {
        let contract = self.goes("/amap/lones/modeles/aaaaaaaaaaaa/souscription", &ORDER)?;
        let sign = self.goes(&format!("{contract}/texte"), &[])?;
        let page = self.asks("GET", &sign, "")?;
        let print = page
            .split("name=\"empreinte\" value=\"")
            .nth(1)?
            .split('"')
            .next()?;
        self.goes(&sign, &[("accord", "1"), ("empreinte", print)])?;
        Some(contract.rsplit('/').next()?.to_owned())
    }
}
