internal import DiaryModel

extension SampleRecord {
  /// Incidents 14 to 29.
  static let august: [SampleStep] = [
    .incident(
      SampleEntry(
        "2025-08-01T20:30", when: "today about 1.15pm",
        """
        He sat down at the next table while I had lunch and moved his chair until it touched mine. \
        He said 'We need to talk, you owe me that.' I said no and went back to work. He called after \
        me 'I'll wait.'
        """,
        [
          .place: "the cafe next to my work", .person: "Sam", .knewBy: "saw",
          .seenBy: "a colleague and the woman at the till", .response: "I said no and left.",
          .effect: "I eat at my desk now.", .fearedViolence: "no",
        ], [.contactInPerson])),
    .withdraw(
      incident: 13, writtenAt: "2025-08-02T10:15",
      reason: "It was not Sam. I spoke to the man today, he is staying at number 9."),
    .incident(
      SampleEntry(
        "2025-08-03T19:20", when: "between 1 aug and 3 aug",
        """
        There was a post on the local community page from a profile without a picture. It gave my \
        first name, where I work, and said 'ask her what she did to the man who paid her rent'. He \
        never paid my rent. It was gone by this evening.
        """,
        [
          .knewBy: "unsure",
          .knewByWords: "The profile had no name. Nobody else calls it 'her rent'.",
          .method: "local community page", .seenBy: "a friend sent it to me",
          .heldElsewhere: "My friend has a picture of it on her tablet.",
          .effect: "Two people at work asked me about it.",
        ], [.publish])),
    .incident(
      SampleEntry(
        "2025-08-05T08:10", when: "yesterday 10.20pm",
        """
        A voicemail of about a minute. He said that he had driven past, that the light was on, and \
        'you could just say hello like a normal person'. It was wiped before I knew how to keep it.
        """,
        [
          .person: "Sam", .knewBy: "voice", .method: "voicemail on my mobile",
          .handle: "07700 900123", .count: "1 voicemail",
        ], [.contactVoicemail, .watch])),
    .incident(
      SampleEntry(
        "2025-08-06T21:40", when: "today",
        """
        Three follow requests from new accounts with no posts. Each has a flower as its picture and \
        a number after my daughter's nickname.
        """,
        [
          .knewBy: "unsure", .knewByWords: "Very few people know that nickname.",
          .method: "photo sharing app", .count: "3 requests",
          .response: "I refused them and made my account private.",
        ], [.contactSocial])),
    .incident(
      SampleEntry(
        "2025-08-09T07:50", when: "between 8 aug and 9 aug",
        """
        Messages from six in the evening until after midnight and again in the morning. One said \
        'im outside just come out for 5 mins'. I did not look out. At 7.30 this morning I wrote 'I \
        asked you on 20 July not to contact me. Please stop.' He sent back ❤️ within a minute.
        """,
        [
          .place: "at home", .person: "Sam", .knewBy: "account", .method: "text messages",
          .handle: "07700 900123", .count: "10 messages from him, 1 from me",
          .response: "I asked him again to stop.", .present: "my daughter was asleep",
          .effect: "I kept the lights off.", .fearedViolence: "unsure",
        ], [.contactMessage, .loiter],
        files: [
          SampleFile(
            "messages-2025-08-08.txt", .document, from: "copied by hand from my old phone",
            about: "All the messages with the times that the phone showed.")
        ])),
    .note(
      incident: 18, file: 1, writtenAt: "2025-08-09T08:05", when: nil,
      text: "The old phone still works and is charged. I have not deleted anything on it.",
      isPrivate: false),
    .incident(
      SampleEntry(
        "2025-08-11T12:30", when: "today 11.05am",
        """
        He rang my work four times and asked to be put through. He told the first colleague that it \
        was a family emergency. It was not.
        """,
        [
          .place: "work", .person: "Sam", .knewBy: "told",
          .knewByWords: "He gave his name to the first colleague.", .method: "telephone",
          .seenBy: "two colleagues who took the calls", .count: "4 calls",
          .reported: "I reported everything so far to the police on 10 August; ref. EX/0412/25.",
          .effect: "My manager knows now. I had not wanted that.",
        ], [.contactCall, .contactThirdParty])),
    .incident(
      SampleEntry(
        "2025-08-13T23:15", when: "don't know",
        """
        The garden chair was under the kitchen window and two pots were moved to the side. I had not \
        been out there since Sunday, so I do not know when it was done.
        """,
        [
          .place: "the garden behind my flat", .knewBy: "unsure",
          .knewByWords: "I did not see anybody.", .effect: "I have put a lock on the window.",
          .fearedViolence: "yes",
        ], [.enterPremises, .watch])),
    .note(
      incident: 20, file: nil, writtenAt: "2025-08-13T23:25", when: nil,
      text: "My daughter and I will stay at mum's until Friday. Nobody else knows.",
      isPrivate: true),
    .incident(
      SampleEntry(
        "2025-08-16T08:05", when: "today before 7.40am",
        """
        White flowers in brown paper on the step when I opened the door. No card. He always bought \
        white ones after an argument.
        """,
        [
          .place: "my front door", .knewBy: "unsure",
          .knewByWords: "No card. The flowers and the red ribbon are what he used to buy.",
          .items: "I left them on the step and took a photo. My neighbour put them in the bin.",
          .effect: "I checked every window before we went out.",
          .privateNote: "Mum has the spare key now.",
        ], [.contactGift, .itemLeft],
        files: [
          SampleFile(
            "flowers-2025-08-16.jpg", .photo, from: "my phone", about: "The flowers on the step.",
            taken: "today 7.41am")
        ])),
    .incident(
      SampleEntry(
        "2025-08-18T17:45", when: "yesterday afternoon about 4",
        """
        He drove behind us from the swimming pool. I went twice round the roundabout and he went \
        round as well. On the straight road he came so close that I could not see his number plate. \
        I drove to the police station and he turned off.
        """,
        [
          .place: "from the swimming pool to the ring road", .person: "Sam", .knewBy: "saw",
          .knewByWords: "I saw his face in the mirror at the lights.",
          .vehicle: "dark red hatchback", .present: "my daughter in the back",
          .response: "I drove to the police station. The front desk was closed.",
          .reported: "Rang 101 from the car park, 40 minutes, added to EX/0412/25.",
          .effect: "I have not driven that way since.",
          .effectOthers: "My daughter cried and asked whether he would hit us.",
          .fearedViolence: "yes",
        ], [.following])),
    .incident(
      SampleEntry(
        "2025-08-20T20:00", when: "today 7.10pm",
        """
        آج شام سات بج کر دس منٹ پر وہ ہماری دکان میں آیا اور مجھ سے پوچھا کہ جو کس وقت کام ختم کرتی ہے۔ \
        میں نے کچھ نہیں بتایا۔ وہ تقریباً دس منٹ باہر کھڑا رہا اور پھر سرمئی وین میں چلا گیا۔
        """,
        [
          .place: "the corner shop", .person: "Sam", .knewBy: "told",
          .knewByWords: "The man at the shop knows us both. He typed this himself, in Urdu.",
          .vehicle: "grey van", .seenBy: "the man at the corner shop",
        ], [.contactThirdParty, .loiter])),
    .incident(
      SampleEntry(
        "2025-08-22T22:30", when: "today about 10pm",
        """
        The dark red car again, same place, lights off. This time I saw the broken rear light when \
        it left. It stayed for about a quarter of an hour.
        """,
        [
          .place: "the street in front of my flat", .like: "9", .knewBy: "unsure",
          .knewByWords: "Same car as in July. I could not see who was driving.",
          .vehicle: "dark red hatchback, one rear light out", .seenBy: "my neighbour",
        ], [.loiter, .watch])),
    .amend(
      incident: 9, writtenAt: "2025-08-22T22:40", when: nil,
      fields: [
        .vehicle: "dark red hatchback, older, left rear light out, dent in the back door"
      ], reason: "I remembered the dent when I saw the car again tonight."),
    .incident(
      SampleEntry(
        "2025-08-24T23:20", when: "today between 7.20pm and 11.04pm",
        """
        Eight missed calls this evening, three from his number and five with no caller ID. I let \
        them all ring.
        """,
        [
          .place: "at home", .person: "Sam", .knewBy: "account",
          .knewByWords: "Three show his number. The others came between them.",
          .method: "my mobile", .handle: "07700 900123", .count: "8 missed calls",
        ], [.contactCall],
        files: [
          SampleFile(
            "call-list-2025-08-24.png", .screenshot, from: "my phone",
            about: "The list of calls. Mum and work are on it too.", taken: "today 11.12pm")
        ])),
    .incident(
      SampleEntry(
        "2025-08-27T09:15", when: "the day before yesterday",
        """
        A photo of my car outside the dentist was put on the community page with the words 'guess \
        who is having a check-up'. It was taken from across the road. A colleague saw it.
        """,
        [
          .knewBy: "unsure", .knewByWords: "A new profile again, made this month.",
          .method: "local community page", .seenBy: "a colleague",
          .heldElsewhere: "The page's owner says that they kept a copy for the police.",
          .effect: "I do not know how he knew about the appointment.",
        ], [.publish, .watch])),
    .incident(
      SampleEntry(
        "2025-08-29T18:25", when: "a few days ago",
        """
        A message from my e-mail provider about a log-in from a device that I do not own. I thought \
        it was a fake and left it. My contacts and my calendar were open to whoever it was.
        """,
        [
          .knewBy: "unsure", .knewByWords: "Sam set up that account with me two years ago.",
          .method: "log-in to my e-mail", .effect: "It explains the dentist.",
          .response: "I changed the password on a computer at the library.",
        ], [.monitorDigital])),
    .incident(
      SampleEntry(
        "2025-08-30T09:40", when: "29 august from 9pm to 6am",
        """
        Mum found tyre marks over the grass by the field gate at the end of her lane. Somebody drove \
        on to the verge and stood where you can see the house. There were cigarette ends as well.
        """,
        [
          .place: "the field gate by mum's lane", .knewBy: "unsure",
          .knewByWords: "Sam smokes that kind, but so do others.",
          .seenBy: "my mum", .items: "Mum has left the cigarette ends where they are.",
          .reported: "Mum rang 101; added to EX/0412/25.",
        ], [.watch, .property],
        files: [
          SampleFile(
            "tyre-marks-2025-08-30.jpg", .photo, from: "mum's phone, sent to me by message",
            about: "The marks across the verge. The field gate is on the right.",
            taken: "today 9.12am")
        ])),
    .amend(
      incident: 27, writtenAt: "2025-08-30T10:05", when: "24 august 2.41am",
      fields: [:], reason: "The time is in the provider's message, which I opened at mum's."),
    .incident(
      SampleEntry(
        "2025-08-31T21:30", when: "today about 5.30pm",
        """
        Mi welais i o heddiw tua hanner awr wedi pump, yn eistedd mewn car coch tywyll wrth giât y \
        cae. Gofynnodd i mi a oedd Jo yn aros efo ni dros y penwythnos. Ddywedais i ddim byd wrtho, \
        a mynd yn ôl i'r tŷ.
        """,
        [
          .place: "the field gate by mum's lane", .person: "Sam", .knewBy: "told",
          .knewByWords: "My aunt met him last year. She typed this herself, in Welsh.",
          .vehicle: "dark red car", .seenBy: "my aunt", .like: "28",
        ], [.loiter, .contactThirdParty])),
  ]
}
