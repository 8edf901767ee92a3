/// Words that are alike in several languages, as one of them means what another does.
extension HeaderLanguage {
    /// Words for a town and for where something takes place: behind a postcode it is the town, and in a list of people.
    static func place(_ words: [String]) -> Ambiguity {
        (
            words,
            [
                Choice("venue", beside: [.city]), Choice("city", beside: [.postcode]),
                Choice(nil, beside: [.courseTitle, .courseCode, .sessionReference, .sessionStartsAt, .trainer]),
                Choice("city"),
            ]
        )
    }

    /// Words for those who take part, and for how many they are: beside a name it is a number, beside a number names.
    static func attendees(_ words: [String]) -> Ambiguity {
        (
            words,
            [
                Choice("attendees", beside: [.participants]),
                Choice("participants", beside: [.firstName, .lastName, .fullName]), Choice(nil),
            ]
        )
    }

    /// Words for the state of a booking and for a part of a country: beside an address it is read as the former where all
    /// of its values are states.
    static func state(_ words: [String]) -> Ambiguity {
        (words, [Choice("status name", beside: [.postcode, .city, .country]), Choice("status")])
    }
}
