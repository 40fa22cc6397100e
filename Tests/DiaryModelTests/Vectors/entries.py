#!/usr/bin/env python3
"""Writes entries.json: one entry of each kind, with its stored form and its leaf hash.

Computed from the rules in Log.md with Python's hashlib and hmac alone.
"""
import hashlib
import hmac
import json
import pathlib
import struct

RECORDED = [
    ("recorded", "2025-11-05T21:41:00+00:00"),
    ("recorded.boot", "3"),
    ("recorded.uptime", "86400"),
    ("recorded.clock", "synchronised"),
]
WHEN = [
    ("said", "about 3.20 today"),
    ("precision", "about"),
    ("earliest", "2025-11-05T14:50:00Z"),
    ("latest", "2025-11-05T15:50:00Z"),
    ("zone", "Europe/London"),
    ("words", "Wednesday 5 November 2025, about 3.20pm (between 2.50 and 3.50)"),
    ("edtf", "2025-11-05"),
]
UNKNOWN = [
    ("said", "don't know"),
    ("precision", "unknown"),
    ("earliest", ""),
    ("latest", ""),
    ("zone", "Europe/London"),
    ("words", "not known"),
    ("edtf", ""),
]


def moment(prefix, parts):
    return [(prefix + "." + name, value) for name, value in parts]


def key(number):
    return bytes((number * 16 + i) % 256 for i in range(32))


def commitment(k, name, value):
    salt = hmac.new(k, b"salt\0" + name.encode(), hashlib.sha256).digest()[:16]
    name, value = name.encode(), value.encode()
    return hashlib.sha256(
        b"diary-field-v1\0" + salt + bytes([len(name)]) + name + struct.pack(">I", len(value)) + value
    ).digest()


def leaf(k, fields):
    hashes = [commitment(k, name, value) for name, value in fields]
    decoy = 0
    while len(hashes) % 8:
        hashes.append(hmac.new(k, b"decoy\0" + str(decoy).encode(), hashlib.sha256).digest())
        decoy += 1
    data = b"diary-entry-v1\n" + b"".join(sorted(hashes))
    return hashlib.sha256(b"\0" + data).digest()


def stored(fields):
    out = b""
    for name, value in fields:
        name, value = name.encode(), value.encode()
        out += bytes([len(name)]) + name + struct.pack(">I", len(value)) + value
    return out


def entry(number, kind, fields):
    fields = [("kind", kind)] + RECORDED + fields
    names = [name for name, _ in fields] + ["fields"]
    fields.append(("fields", " ".join(names)))
    k = key(number)
    return {
        "kind": kind,
        "key": k.hex(),
        "fields": [{"name": name, "value": value} for name, value in fields],
        "stored": stored(fields).hex(),
        "leaf": leaf(k, fields).hex(),
    }


first = entry(
    0,
    "incident",
    [("number", "1")]
    + moment("when", WHEN)
    + [
        ("account", "Sam was outside school again at pick up.\nGrey van."),
        ("where", "school gate, Park Lane"),
        ("person", "Sam"),
        ("knew-by", "saw"),
        ("handle", "07700 900123"),
        ("private-note", "tell the school office"),
        ("behaviours", "following,loiter"),
        ("marks", "A.3,B.1"),
    ],
)
incident = "0:" + first["leaf"]
note = entry(
    1,
    "note",
    [
        ("on", incident),
        ("incident", "1"),
        ("file", "1"),
        ("text", "Camera clock 4 minutes fast."),
    ]
    + moment("when", UNKNOWN)
    + [("private", "yes")],
)
evidence = entry(
    2,
    "evidence",
    [
        ("on", incident),
        ("incident", "1"),
        ("file", "1"),
        ("name", "IMG_2041.jpg"),
        ("size", "3145728"),
        ("sha256", hashlib.sha256(b"IMG_2041").hexdigest()),
        ("media-type", "image/jpeg"),
        ("what", "photo"),
        ("from", "my phone"),
        ("about", "Łódź plates"),
    ]
    + moment("taken", WHEN)
    + [
        ("modified", "2025-11-05T15:22:10Z"),
        ("fact.taken", "2025-11-05T15:22:00"),
        ("fact.taken-from", "EXIF DateTimeOriginal"),
        ("fact.place", "53.380900,-1.470300"),
        ("do-not-show", "yes"),
    ],
)
entries = [
    first,
    note,
    evidence,
    entry(
        3,
        "amendment",
        [("corrects", incident), ("incident", "1"), ("reason", "checked my call log")]
        + moment("when", WHEN)
        + [("where", ""), ("effect", "did not sleep"), ("behaviours", ""), ("marks", "A.3")],
    ),
    entry(
        4,
        "withdrawal",
        [("corrects", "1:" + note["leaf"]), ("incident", "1"), ("reason", "wrong camera")],
    ),
    entry(
        5,
        "erasure",
        [("erases", "1:" + note["leaf"] + ",2:" + evidence["leaf"]), ("incident", "1")],
    ),
    entry(
        6,
        "export",
        [
            ("pack", "full"),
            ("audience", "a unit, a person"),
            ("made", "2025-11-05T21:41:00Z"),
            ("entries", "3"),
            ("files", "2"),
            ("manifest-sha256", hashlib.sha256(b"manifest").hexdigest()),
            ("version", "1.0.0"),
            ("since", "2025-10-01T00:00:00Z"),
            ("until", "2025-11-06T00:00:00Z"),
            ("only", "1,38,41"),
            ("record-sha256", hashlib.sha256(b"record").hexdigest()),
        ],
    ),
    entry(7, "setting", [("name", "person"), ("value", "Sam")]),
]
path = pathlib.Path(__file__).with_name("entries.json")
path.write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
