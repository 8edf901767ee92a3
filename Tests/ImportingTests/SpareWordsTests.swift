import BookingModel
import Testing

@testable import Importing

/// What booking systems call their columns, and which of two columns a field takes.
@Suite struct SpareWordsTests {
    /// The columns of an export of bookings, each by its usual name.
    private static let usual: [(field: ImportField, header: String)] = [
        (.bookingReference, "Order ID"), (.createdAt, "Order date"), (.email, "Email"), (.courseTitle, "Course"),
        (.sessionStartsAt, "Course date"), (.finalAmount, "Total"), (.status, "Status"),
    ]

    private func rules(_ headers: [String]) throws -> [ImportField: FieldRule] {
        let mapping = try #require(EntityRecognition.mapping(for: headers), "\(headers)")
        #expect(mapping.entity == .bookings)
        return mapping.rules
    }

    @Test(
        arguments: [
            (
                .bookingReference,
                [
                    "Confirmation #", "Registration reference", "Appointment number", "Invoice no", "Ticket number",
                    "Ticket code", "Bkg Ref", "book_ref", "PNR", "Record Locator", "Delegate Booking Ref",
                    "Delegate Booking ID", "Visit ID", "Attendance ID", "Itinerary number", "Entry number", "Ticket #",
                ]
            ),
            (
                .createdAt,
                [
                    "Registered", "Reservation date", "Date made", "Made on", "Added", "Date entered", "Inserted at",
                    "Booking time", "Booking timestamp", "Date/Time Booked", "Transaction date", "Sold at", "Received",
                    "Application date", "Booking Placed", "Date confirmed", "Booking Placed (UTC)", "book_date",
                ]
            ),
            (
                .fullName,
                [
                    "Member name", "Traveller name", "Traveler name", "Lead guest", "Lead passenger", "Lead traveller",
                    "Candidate", "Candidate name", "Trainee name", "Pupil Name", "Child name", "Player name",
                    "Employee name", "Applicant", "Ticket holder", "Ticket holder name", "Holder name", "Payer name",
                    "Bill to", "Primary contact", "Main contact", "User name", "Display name", "Name of delegate",
                    "First and last name", "cust_name",
                ]
            ),
            (.firstName, ["First Name (Billing)", "cust_fname", "What's your first name?", "Candidate first name"]),
            (.lastName, ["Last Name (Billing)", "cust_lname", "And your last name?", "Trainee surname"]),
            (
                .email,
                [
                    "Member email", "Candidate email", "Payer Email", "Applicant email", "Account email",
                    "Recipient email", "Organiser email", "From Email Address", "Email (Billing)", "Email 1",
                    "email_addr", "Email Addr", "cust_email", "Main email", "Preferred email", "Confirmation email",
                    "Mail address",
                ]
            ),
            (
                .phone,
                [
                    "Tel no", "tel_no", "Phone no.", "phone_no", "mobile_no", "Contact no", "Mobile phone number",
                    "Phone 1", "Phone (Billing)", "Landline", "Telephone No.", "Mob", "WhatsApp", "cust_tel",
                    "Booking Phone",
                ]
            ),
            (
                .participants,
                [
                    "Number of spaces", "Total tickets", "Total Quantity", "Total guests", "Total pax", "# of Pax",
                    "No of pax", "Party size", "Covers", "Delegates", "Number of delegates", "No of learners",
                    "No of persons", "Number of travelers", "Students", "Learners", "Spots", "Spots booked",
                    "How many people?", "Ticket Count", "Lineitem quantity",
                ]
            ),
            (
                .finalAmount,
                [
                    "Gross amount", "Gross revenue", "Gross cost", "Total charge", "Invoice total", "Invoice amount",
                    "Sale amount", "Sale price", "Fee charged", "Amount payable", "Order Total Amount", "Total rate",
                    "Fare", "Line total", "Line total (incl. tax)", "Price inc. VAT", "Line total (EUR)",
                ]
            ),
            (.originalAmount, ["Ticket price", "Ticket Price (AUD)"]),
            (.paidAmount, ["Price paid", "Cost Paid", "InvoiceAmountPaid", "Deposit paid", "Total Collected"]),
            (.discountAmount, ["Cart Discount Amount"]), (.refundedAmount, ["Order Refund Amount"]),
            (.paymentMethod, ["Payment Method Title"]),
            (
                .status,
                [
                    "Booking state", "Booking stage", "Outcome", "Ticket status", "Delegate status",
                    "Participant status", "Visit status", "Completion status", "Registration state", "Status name",
                    "Status code", "Status description", "RSVP", "Confirmed?",
                ]
            ),
            (
                .sessionStartsAt,
                [
                    "Class starts", "Class time", "Event time", "Course dates", "Date of training", "Trip date",
                    "Travel date", "Departure date", "Arrival date", "Availability date", "Meeting date",
                    "Meeting Start Time", "Scheduled for", "Scheduled at", "Scheduled start", "Performance date",
                    "Show date", "Occurrence date", "Exam date", "Date attending", "Begin", "Begins", "Start at",
                    "Reservation date", "scheduled_departure",
                ]
            ),
            (
                .courseTitle,
                [
                    "Course full name", "Class title", "Workshop title", "Training title", "Product title",
                    "Item title", "Lineitem name", "Service/Class/Event", "Program", "Program name", "Session name",
                    "Session title", "Session type", "Event type name", "Subject", "Title", "Treatment", "Package",
                    "Qualification", "Course booked", "Meeting Name", "Course Template",
                ]
            ),
            (
                .venue,
                [
                    "Location name", "Training venue", "Training location", "Training centre", "Branch", "Centre",
                    "Center", "Studio", "Campus", "Facility",
                ]
            ),
            (
                .trainer,
                [
                    "Tutor name", "Presenter", "Team member", "Provider", "Lecturer", "Assessor", "Speaker", "Host",
                    "Led by", "Course leader",
                ]
            ),
            (.country, ["Country/Region"]),
        ] as [(ImportField, [String])])
    func `A column is known by what other systems call it`(_ field: ImportField, _ headers: [String]) throws {
        for header in headers {
            let others = Self.usual.filter { usual in
                usual.field != field && !(field == .originalAmount && usual.field == .finalAmount)
            }
            let rules = try rules(others.map(\.header) + [header])
            #expect(rules[field]?.columns.first == header, "\(header)")
        }
    }

    @Test func `A better word is read, wherever it stands`() throws {
        let spare: [(ImportField, better: String, other: String)] = [
            (.bookingReference, "Order ID", "Ticket number"), (.createdAt, "Booked on", "Registered"),
            (.finalAmount, "Total", "Gross revenue"), (.status, "Status", "Outcome"),
            (.courseTitle, "Course", "Subject"), (.participants, "Quantity", "Covers"),
            (.fullName, "Name", "Candidate name"), (.email, "Email", "Main email"), (.phone, "Phone", "WhatsApp"),
            (.trainer, "Trainer", "Host"), (.venue, "Venue", "Branch"),
            (.paymentMethod, "Payment method", "Payment Method Title"),
            (.sessionStartsAt, "Course date", "Exam date"),
        ]
        for (field, better, other) in spare {
            let headers = Self.usual.filter { $0.field != field }.map(\.header)
            #expect(try rules([other] + headers + [better])[field]?.columns == [better], "\(other)")
        }
    }

    @Test func `Two people never make one contact`() throws {
        let attendee = try rules(["Order ID", "Order date", "Payer email", "Attendee name", "Total"])
        #expect(attendee[.fullName] == FieldRule(column: "Attendee name") && attendee[.email] == nil)
        let delegate = try rules([
            "Booking Name", "Booking Email", "Order ID", "Order date", "Attendee Email", "Employee name", "Total",
        ])
        #expect(delegate[.email] == FieldRule(column: "Attendee Email") && delegate[.fullName] == nil)
        let trainer = try rules([
            "Order ID", "Order date", "Course", "Course date", "Employee name", "Learner name", "Total",
        ])
        #expect(trainer[.fullName] == FieldRule(column: "Learner name"))
        #expect(trainer[.trainer] == FieldRule(column: "Employee name"))
    }

    @Test func `What a word means is told by the columns beside it`() throws {
        // Of a stay the reservation has a day of its own.
        let stay = try rules(["Reservation No", "Reservation date", "Arrival date", "Departure date", "Email", "Total"])
        #expect(stay[.createdAt] == FieldRule(column: "Reservation date"))
        let visit = try rules(["Reservation No", "Reservation date", "Booked on", "Email", "Class"])
        #expect(visit[.sessionStartsAt] == FieldRule(column: "Reservation date"))
        let list = try rules(["Order ID", "Order date", "Email", "Course", "Check-in date"])
        #expect(list[.sessionStartsAt] == nil)
        let guests = try rules(["Order ID", "Order date", "Email", "Course", "Check-in date", "Check-out date"])
        #expect(guests[.sessionStartsAt] == FieldRule(column: "Check-in date"))
        #expect(guests[.sessionEndsAt] == FieldRule(column: "Check-out date"))
        // Beside somebody's names a title is Ms or Mr.
        let named = try rules(["Order ID", "Order date", "Title", "First name", "Surname", "Course date", "Total"])
        #expect(named[.courseTitle] == nil)
        let login = try rules(["Order ID", "Order date", "Username", "Email", "Total"])
        #expect(login[.fullName] == nil)
    }

    @Test(arguments: [
        "Full name,Email,Phone,Title,Date added", "Member name,Member email,Status,Registered",
        "Email,Name,Added,Status",
        "Name,Email,Phone,Title,Company,Registered",
    ])
    func `A vague word makes no bookings of a list of people`(_ line: String) {
        let entity = EntityRecognition.mapping(for: line.split(separator: ",").map(String.init))?.entity
        #expect(entity != .bookings, "\(line)")
    }

    @Test(arguments: [
        ("Certificate No,Learner Name,Learner Email,Course,Date Awarded,Expiry Date", Entity.certificates),
        ("Note ID,Related To,Contact Email,Note,Author,Created", .notes),
        ("Message SID,From,To,Body,Status,Sent At,Booking Reference,Message Type", .communications),
        ("Group Code,Group Name,Contact Name,Contact Email,Delegates,Status", .groups),
    ])
    func `What hangs on bookings is known by other words, too`(_ line: String, _ entity: Entity) throws {
        let mapping = try #require(EntityRecognition.mapping(for: line.split(separator: ",").map(String.init)))
        #expect(mapping.entity == entity)
        switch entity {
        case .certificates: #expect(mapping.rules[.issuedAt] == FieldRule(column: "Date Awarded"))
        case .notes: #expect(mapping.rules[.bookingReference] == FieldRule(column: "Related To"))
        case .communications:
            #expect(mapping.rules[.channel] == FieldRule(.constant("sms")))
            #expect(mapping.rules[.phone] == FieldRule(column: "To") && mapping.rules[.email] == nil)
        default: #expect(mapping.rules[.participants] == FieldRule(column: "Delegates"))
        }
    }

    @Test func `A key that lies deeper is called by the object that it lies in`() {
        #expect(HeaderSynonyms.field(for: "node.event.title", entity: .bookings) == .courseTitle)
        #expect(HeaderSynonyms.field(for: "node.event.location.name", entity: .bookings) == .venue)
        #expect(HeaderSynonyms.field(for: "node.contact.personalName.firstName", entity: .bookings) == .firstName)
    }
}
