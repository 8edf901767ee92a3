/// What customers and clerks leave in the field for notes: commas, quotes, line breaks and letters beyond ASCII.
enum Notes {
    static let all = [
        "Vegetarian",
        "Vegetarian, no nuts",
        "Please invoice, PO number to follow",
        "Rang to say \"running ten minutes late\"",
        "Step-free entrance needed",
        "Needs parking space\nArrives by van, 08:15",
        "Certificate name differs, see e-mail",
        "Large print handouts, please",
        "Moved from an earlier date",
        "Prefers \"Bex\" on the badge",
        "Spoke to Siân: pays on the day",
        "Café lunch included",
        "Hearing loop\nFront row\nNo flashing lights",
        "Invoice to accounts, not to the attendee",
        "Allergy: nuts; carries pen",
        "Wants the reminder by text – not e-mail",
        "Gluten-free; jalapeño also a problem",
        "+1 colleague may follow",
        "Path C:\\forms\\booking.pdf attached",
        "Rebooking after illness, no charge agreed",
    ].map { Bytes($0.utf8) }
}
