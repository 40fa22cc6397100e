internal import DiaryModel

extension SampleRecord {
  /// Incidents 30 to 44.
  static let september: [SampleStep] = [
    .incident(
      SampleEntry(
        "2025-09-02T20:10", when: "today 3.15pm",
        """
        First day back. A grey van stood on the zigzag lines with its window down. Sam was at the \
        wheel. He watched the gate until my daughter came out and then drove off.
        """,
        [
          .place: "outside the school gate", .person: "Sam", .knewBy: "saw",
          .vehicle: "grey van, dent in the side door", .seenBy: "the crossing patrol",
          .present: "my daughter", .reported: "Told the school office, who will keep a note.",
          .effect: "I come ten minutes early now and wait inside.",
        ], [.loiter, .watch])),
    .incident(
      SampleEntry(
        "2025-09-03T08:55", when: "today 7.50am",
        """
        He got on my bus one stop after me and stood behind my seat although there were others. He \
        got off where I got off and walked behind me to the door at work. He said 'Have a good day.'
        """,
        [
          .place: "the number 4 bus, then the street to work", .person: "Sam", .knewBy: "saw",
          .appearance: "work trousers, grey cap", .seenBy: "the driver may have noticed",
          .effect: "A colleague picks me up now.", .fearedViolence: "unsure",
          .heldElsewhere: "There is a camera on the bus. I asked the company to keep it.",
        ], [.following, .contactInPerson])),
    .note(
      incident: 31, file: nil, writtenAt: "2025-09-04T16:20", when: "today 4.10pm",
      text: "The bus company rang back. They keep the film for seven days and have set it aside.",
      isPrivate: false),
    .incident(
      SampleEntry(
        "2025-09-05T21:00", when: "today 3.20pm",
        """
        The grey van again. This time he got out, leaned on the railings and waved at my daughter. \
        A teacher walked over and he left.
        """,
        [
          .place: "outside the school gate", .person: "Sam", .knewBy: "saw", .like: "30",
          .vehicle: "grey van, dent in the side door", .seenBy: "a teacher",
          .present: "my daughter",
          .effectOthers: "The school lets us out by the kitchen door now.",
        ], [.loiter, .contactThirdParty])),
    .incident(
      SampleEntry(
        "2025-09-06T11:20", when: "yesterday evening",
        """
        Three takeaway meals came to the door within an hour, ordered in my name and not paid for. \
        The second driver was angry with me.
        """,
        [
          .place: "my front door", .knewBy: "unsure",
          .knewByWords: "They had my old mobile number, which few people have.",
          .count: "3 deliveries", .seenBy: "the drivers",
          .heldElsewhere: "I kept the three receipts.",
          .effect: "I do not open the door without looking.",
        ], [.property, .other])),
    .incident(
      SampleEntry(
        "2025-09-08T22:50", when: "today about 10.15pm",
        """
        Somebody tried the handle of the back door, twice. I was in the kitchen with the light off \
        and saw a shape through the glass. I rang 999. It was gone when they came.
        """,
        [
          .place: "the back door", .knewBy: "unsure",
          .knewByWords: "About his height. I did not see a face.", .present: "my daughter, asleep",
          .reported: "999 at 10.17pm. Two officers came at 10.41pm; ref. EX/0458/25.",
          .effect: "I have not used the kitchen at night since.", .fearedViolence: "yes",
        ], [.enterPremises])),
    .incident(
      SampleEntry(
        "2025-09-10T07:30", when: "yesterday 10.14pm",
        """
        A voicemail. 'Jo, it's me. Pick up. I know you're in, I can see the light. I'm not going \
        anywhere. Ring me back.' My light was on.
        """,
        [
          .place: "at home", .person: "Sam", .knewBy: "voice", .method: "voicemail",
          .handle: "07700 900123", .count: "1 voicemail",
          .effect: "I closed the curtains and sat on the floor.", .fearedViolence: "yes",
        ], [.contactVoicemail, .watch],
        files: [
          SampleFile(
            "voicemail-2025-09-09.m4a", .recording, from: "saved from my phone by a colleague",
            about: "His voice, about nine seconds.")
        ])),
    .note(
      incident: 35, file: 1, writtenAt: "2025-09-10T07:45", when: nil,
      text: "The file shows 9.14pm because it counts in UTC. My phone showed 10.14pm.",
      isPrivate: false),
    .incident(
      SampleEntry(
        "2025-09-12T19:00", when: "today about 2pm",
        """
        A friend of his wrote to me and said that I should 'drop it before he does something \
        stupid', and that Sam had asked him to pass it on.
        """,
        [
          .knewBy: "told", .knewByWords: "The friend says that Sam asked him to.",
          .method: "text message", .handle: "07700 900315", .count: "1 message",
          .threat: "drop it before he does something stupid", .fearedViolence: "unsure",
          .reported: "Sent to the officer for EX/0412/25. She said that Sam was spoken to today.",
        ], [.contactThirdParty, .contactMessage])),
    .incident(
      SampleEntry(
        "2025-09-14T10:30", when: "yesterday morning",
        """
        My phone showed that a tracker that is not mine was moving with me. A colleague found it \
        under the lining of the boot of my car.
        """,
        [
          .place: "my car, in the car park at work", .knewBy: "unsure",
          .knewByWords: "Sam has had a key to the car.", .seenBy: "a colleague",
          .items: "The tag is in a paper envelope. I wrote its number on the outside.",
          .reported: "Rang 101; an officer collected it on 15 September.",
          .effect: "I have had the locks of the car changed.", .fearedViolence: "yes",
        ], [.monitorDigital, .property])),
    .amend(
      incident: 37, writtenAt: "2025-09-15T18:10", when: nil,
      fields: [.place: "my car, in the street where I live"],
      reason: "I mixed it up. We found it at home before I drove to work."),
    .incident(
      SampleEntry(
        "2025-09-16T21:15", when: "today between 4pm and 5pm",
        """
        Dziś po południu, między czwartą a piątą, zapukał do mnie i zapytał, kiedy Jo wraca z \
        pracy. Powiedziałam, że nie wiem. Zapytał też, czy ktoś u niej mieszka. Zamknęłam drzwi. \
        Miał na sobie ciemną kurtkę.
        """,
        [
          .place: "my neighbour's door", .person: "Sam", .knewBy: "told",
          .knewByWords: "My neighbour knows him by sight. She typed this herself, in Polish.",
          .seenBy: "my neighbour upstairs", .appearance: "dark jacket",
        ], [.contactThirdParty, .enterPremises])),
    .incident(
      SampleEntry(
        "2025-09-19T18:30", when: "today between 8.45am and 5.40pm",
        """
        Three long scratches across the driver's side of my car, down to the metal. It was in the \
        car park at work all day. There was nothing when I left it.
        """,
        [
          .place: "the car park at work", .knewBy: "unsure", .knewByWords: "I did not see it done.",
          .seenBy: "a colleague was with me when I found it",
          .reported: "Rang 101 at 6.05pm; ref. EX/0491/25.",
          .heldElsewhere: "The car park has a camera. Work has asked for the film.",
        ], [.property],
        files: [
          SampleFile(
            "car-door-2025-09-19.jpg", .photo, from: "my phone", about: "The driver's door.",
            taken: "today 5.48pm")
        ])),
    .incident(
      SampleEntry(
        "2025-09-21T20:45", when: "last night about 11",
        """
        A profile with my photo and name wrote to three people at my work, as if it was me. It said \
        that I was looking for somewhere to live and gave my number.
        """,
        [
          .knewBy: "unsure", .knewByWords: "The photo is one that only Sam and I had.",
          .method: "social network", .seenBy: "three colleagues", .count: "3 messages",
          .heldElsewhere: "Two colleagues kept the messages.",
          .response: "I reported the profile to the site. It was taken down today.",
        ], [.publish, .contactThirdParty])),
    .incident(
      SampleEntry(
        "2025-09-23T09:05", when: "yesterday about 9pm",
        """
        One message from his number: 'If I can't have a conversation with you nobody will.' Then \
        nothing.
        """,
        [
          .place: "at home", .person: "Sam", .knewBy: "account", .method: "text message",
          .handle: "07700 900123", .count: "1 message",
          .threat: "If I can't have a conversation with you nobody will.",
          .effect: "I could not stop reading it.", .fearedViolence: "yes",
          .reported: "Read out to the officer for EX/0412/25 today at 8.50am.",
        ], [.contactMessage])),
    .attach(
      incident: 39, writtenAt: "2025-09-24T19:30",
      file: SampleFile(
        "garage-2025-09-24.pdf", .document, from: "the garage, by e-mail",
        about: "What they found and what it cost.")),
    .note(
      incident: 39, file: 2, writtenAt: "2025-09-24T19:35", when: nil,
      text: "The mechanic said that he would say the same to the police.", isPrivate: false),
    .incident(
      SampleEntry(
        "2025-09-26T17:15", when: "today 12.40pm",
        """
        My manager called me in. Somebody had complained by letter, without a name, that I use work \
        time for private things. It listed my lunch breaks of last week to the minute.
        """,
        [
          .place: "work", .knewBy: "unsure", .knewByWords: "No name. It uses his way of writing 9.",
          .method: "letter to my employer", .count: "1 letter",
          .heldElsewhere: "My manager has the letter and will keep it.",
          .effect: "I had to tell my manager more than I wanted to.",
        ], [.vexatiousProcess, .watch])),
    .incident(
      SampleEntry(
        "2025-09-28T22:00", when: "today about 8.30pm",
        """
        A torch was moving in the alley behind the garden. It pointed at my bedroom window, went \
        out, and came on again three times.
        """,
        [
          .place: "the alley behind my flat", .knewBy: "unsure",
          .knewByWords: "I saw only the light.",
          .seenBy: "my neighbour", .present: "my daughter",
          .effect: "We sleep in the front room.", .fearedViolence: "yes",
        ], [.watch])),
    .incident(
      SampleEntry(
        "2025-09-30T20:20", when: "today 3.20pm",
        """
        The van again, on the other side this time, engine on. He looked straight at me and did not \
        move until the bell.
        """,
        [
          .place: "outside the school gate", .person: "Sam", .knewBy: "saw", .like: "32",
          .vehicle: "grey van, dent in the side door", .seenBy: "the crossing patrol",
        ], [.loiter])),
  ]
}
