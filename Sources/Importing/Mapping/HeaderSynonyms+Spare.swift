import BookingModel

/// The words that mean a field only where no other column does.
extension HeaderSynonyms {
    /// What columns of bookings are so called, the likelier ones first.
    static let spareWords: [(field: ImportField, keys: [String])] = [
        (
            .bookingReference,
            [
                "entryid", "submissionid", "responseid", "saleid", "salenumber", "saleno", "invoicenumber", "invoiceno",
                "entrynumber", "entryno", "visitid", "attendanceid", "ticketnumber", "ticketno", "ticketcode",
            ]
        ),
        (
            .createdAt,
            [
                "madeon", "madeat", "dateentered", "enteredon", "enteredat", "insertedat", "insertedon", "soldat",
                "soldon", "applicationdate", "dateofapplication", "bookdate", "reservationdate", "date",
                "lastregistrationdate",
                "originalresponsedate", "entrydate", "saledate", "invoicedate", "transactiondate", "dateconfirmed",
                "confirmedat", "confirmedon", "bookingtime", "registered", "received", "added",
            ]
        ),
        // Where another column says when the booking was made, a mere date is that of what was booked.
        (
            .sessionStartsAt,
            [
                "reservationdate", "coursedates", "trainingdates", "sessiondates", "eventdates", "meetingstarttime",
                "meetingstart", "meetingdate", "examdate", "performancedate", "showdate", "occurrencedate",
                "availabilitydate", "dateattending", "tripdate", "traveldate", "scheduledfor", "scheduledstart",
                "scheduledstarttime", "scheduledstartdate", "scheduledat", "checkindate", "scheduleddeparture",
                "departuredate", "arrival",
                "eventtime", "classtime", "visittime", "arrivaltime", "begin", "begins", "beginsat", "begindate",
                "startat", "date", "from",
            ]
        ),
        (.sessionEndsAt, ["to", "until", "till"]),
        (
            .courseTitle,
            [
                "programname", "programmename", "program", "eventtypename", "sessiontitle", "sessionname",
                "meetingname", "coursetemplate", "coursetemplatename", "producttitle", "itemtitle", "treatment",
                "treatmentname", "package", "packagename", "qualification", "qualificationname", "lineitemname",
                "sessiontype", "item", "itemname", "subject", "title",
            ]
        ),
        (
            .fullName,
            [
                "booker", "buyer", "purchaser", "attendee", "participant", "delegate", "learner", "student", "member",
                "guest", "registrant", "invitee", "passenger", "patient", "payer", "leadguest", "leadpassenger",
                "leadtraveller", "leadtraveler", "traveller", "traveler", "candidate", "trainee", "applicant", "pupil",
                "child", "player", "ticketholder", "primarycontact", "maincontact", "billto", "displayname",
            ]
        ),
        (.email, ["mainemail", "preferredemail", "confirmationemail", "mailaddress", "fromemailaddress", "fromemail"]),
        (.phone, ["mob", "whatsapp"]),
        (.company, ["account", "accountname"]),
        (
            .status,
            [
                "ticketstatus", "visitstatus", "completionstatus", "statusname", "statusdescription", "statuscode",
                "meetingoutcome", "outcome", "rsvp", "confirmed", "isconfirmed",
            ]
        ),
        (
            .participants,
            [
                "totalquantity", "covers", "delegates", "learners", "students", "spots", "travellers", "travelers",
                "passengers", "lineitemquantity",
            ]
        ),
        (
            .paidAmount,
            [
                "costpaid", "invoiceamountpaid", "totalamountpaid", "feepaid", "pricepaid", "totalcollected",
                "depositpaid",
            ]
        ),
        (.originalAmount, ["amountordered"]),
        (
            .finalAmount,
            [
                "itemtotal", "invoicetotal", "invoiceamount", "amountpayable", "totalpayable", "linetotalincltax",
                "linetotalinctax", "linetotalincltvat", "linetotal", "saleamount", "priceincvat", "priceinclvat",
                "priceincltax", "priceinctax", "totalrate", "grossrevenue", "feecharged", "fare",
                "saleprice", "amountdue", "totaldue",
            ]
        ),
        // Beside a total it is what is left of that.
        (.balanceAmount, ["amountdue", "totaldue", "due"]),
        (.originalAmount, ["ticketprice"]),
        (.paymentMethod, ["paymentmethodtitle"]),
        (.venue, ["centre", "center", "branch", "branchname", "studio", "studioname", "campus", "facility"]),
        (
            .trainer,
            ["teammember", "assessor", "speaker", "host", "provider", "employeename", "leadtrainer"]
        ),
    ]

    /// Of the spare words those that other things are called by, too: they are read where the values are the field's.
    static let doubtfulWords: Set<String> = [
        "registered", "received", "added", "bookingtime", "dateconfirmed", "mainemail", "preferredemail",
        "confirmationemail", "mailaddress", "fromemail", "mob", "whatsapp", "completionstatus", "statuscode",
        "statusdescription", "statusname", "outcome", "meetingoutcome", "rsvp", "confirmed", "isconfirmed",
        "depositpaid", "feepaid", "fare", "title", "arrival", "begin", "begins", "from", "to", "until", "till",
    ]

    /// Of the spare words those by which lists of anything are called: they do not say that a file holds bookings.
    static let vagueWords: Set<String> = [
        "registered", "received", "added", "title", "subject", "package", "qualification", "treatment", "program",
        "programname", "from", "to", "until", "till",
    ]

    /// Whether `header` is the spare word `key` of `field`, perhaps with a currency or a zone behind.
    static func isSpare(_ header: String, _ key: String, _ field: ImportField) -> Bool {
        if self.key(header) == key { return !(header.contains("%") && ImportField.amounts.contains(field)) }
        if header.contains("#"), self.key(header) + "number" == key { return true }
        guard self.key(header).hasPrefix(key) else { return false }
        if ImportField.amounts.contains(field), let priced = HeaderCurrency(header, usual: .gbp) {
            return self.key(priced.name) == key
        }
        if ImportField.amounts.contains(field), let name = MinorUnitName.name(header) { return name == key }
        if ImportField.moments.contains(field), let zoned = HeaderZone(header) { return self.key(zoned.name) == key }
        return false
    }

    /// Whether some spare word or person is what `header` says: it is spelled right, then.
    static func isSpare(_ header: String) -> Bool {
        spareWords.contains { field, keys in keys.contains { isSpare(header, $0, field) } }
            || sparePeople.contains { spareDetail(header, of: $0) != nil } || billingDetail(header) != nil
    }

    /// Whether `header` is a spare word of `field`.
    static func isSpare(_ header: String, of field: ImportField) -> Bool {
        spareWords.contains { $0.field == field && $0.keys.contains { isSpare(header, $0, field) } }
    }

    /// The fields of which `header` is a spare word.
    static func spareFields(_ header: String) -> [ImportField] {
        spareWords.filter { field, keys in keys.contains { isSpare(header, $0, field) } }.map(\.field)
    }
}
