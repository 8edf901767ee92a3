import BookingModel
import Testing

@testable import Importing

@Suite struct EntityRecognitionTests {
    private func headers(_ line: String) -> [String] {
        line.split(separator: ",").map { $0.trimmingPrefix(" ") }.map(String.init)
    }

    static let legacy =
        "id, bookingReference, sessionId, contactDetails, status, source, referralSource, groupReference, originalAmount, discountAmount, finalAmount, paymentMethod, paidAt, cancelledAt, notes, created_at"
    static let office =
        "Booking Ref, Booked On, Status, Course Code, Course, Session, Session Date, First Name, Surname, Email Address, Telephone, Company, Postcode, Town, Country, Booking Source, How did you hear about us, Group Ref, Price, Discount, Total Paid, Payment Method, Paid On, Cancelled On, Notes"

    /// How a file of these headers is read, where it is one of a known export.
    private func known(_ line: String) throws -> Mapping {
        try #require(KnownExports.recognise(headers(line))).resolved(for: headers(line))
    }

    @Test func `The legacy website's export is known, every column of it`() throws {
        let mapping = try known(Self.legacy)
        #expect(mapping.entity == .bookings && mapping.name == "legacy website" && mapping.dateOrder == nil)
        let expected: [ImportField: String] = [
            .sourceRecordID: "id", .bookingReference: "bookingReference", .sessionReference: "sessionId",
            .contactDetails: "contactDetails", .status: "status", .source: "source", .referralSource: "referralSource",
            .groupReference: "groupReference", .originalAmount: "originalAmount", .discountAmount: "discountAmount",
            .finalAmount: "finalAmount", .paymentMethod: "paymentMethod", .paidAt: "paidAt",
            .cancelledAt: "cancelledAt",
            .bookingNotes: "notes", .createdAt: "created_at",
        ]
        #expect(mapping.rules == expected.mapValues { FieldRule(column: $0) })
    }

    @Test func `The office's export is known, every column of it`() throws {
        let mapping = try known(Self.office)
        #expect(mapping.entity == .bookings && mapping.name == "office export" && mapping.dateOrder == .dayFirst)
        let expected: [ImportField: String] = [
            .bookingReference: "Booking Ref", .createdAt: "Booked On", .status: "Status", .courseCode: "Course Code",
            .courseTitle: "Course", .sessionReference: "Session", .sessionStartsAt: "Session Date",
            .firstName: "First Name",
            .lastName: "Surname", .email: "Email Address", .phone: "Telephone", .company: "Company",
            .postcode: "Postcode",
            .city: "Town", .country: "Country", .source: "Booking Source", .referralSource: "How did you hear about us",
            .groupReference: "Group Ref", .originalAmount: "Price", .discountAmount: "Discount",
            .finalAmount: "Total Paid",
            .paymentMethod: "Payment Method", .paidAt: "Paid On", .cancelledAt: "Cancelled On", .bookingNotes: "Notes",
        ]
        #expect(mapping.rules == expected.mapValues { FieldRule(column: $0) })
    }

    @Test func `Some words mean a field only where no other column does`() throws {
        func rules(_ line: String) throws -> [ImportField: FieldRule] {
            try #require(EntityRecognition.mapping(for: headers(line))).rules
        }
        let numbered = try rules("Invoice Number,Reference,Date,Invoice Date,Email,Total,Amount Due")
        #expect(numbered[.bookingReference] == FieldRule(column: "Reference"))
        #expect(numbered[.createdAt] == FieldRule(column: "Date"))
        // What is due beside what is paid is the rest of it.
        let open = try rules("Confirmation Number,Invoice Date,Attendee,Email,Amount Paid,Amount Due")
        #expect(open[.finalAmount] == nil && open[.fullName] == FieldRule(column: "Attendee"))
        let due = try rules("Confirmation Number,Invoice Date,Attendee,First Name,Email,Amount Due")
        #expect(due[.finalAmount] == FieldRule(column: "Amount Due") && due[.fullName] == nil)
        let form = try rules("Your name,Your email,Which course?,Course,Start Date (UTC),Submit Date (UTC)")
        #expect(form[.sessionStartsAt] == nil && form[.createdAt] == FieldRule(column: "Submit Date (UTC)"))
        let lesson = try rules("Booking Ref,Date,Time,Course,Date Created,Email")
        #expect(lesson[.createdAt] == FieldRule(column: "Date Created"))
        #expect(lesson[.sessionStartsAt] == FieldRule(column: "Date"))
        let shares = try rules("Booking Ref,Date,Email,Price,Discount %,Total")
        #expect(shares[.discountAmount] == nil)
    }

    @Test(arguments: [
        ("Session,Course Code,Title,Starts At,Ends At,Venue,City,Trainer,Capacity,Status,Price", Entity.sessions),
        ("id,title,start_date,end_date,location,max_participants", .sessions),
        ("Course Code,Title,Price,Certificate Valid Months", .courses), ("code,name,fee", .courses),
        ("First Name,Last Name,Email,Phone", .users), ("id,email,created_at", .users),
        ("Order ID,Order date,Buyer first name,Email,Phone number,Ticket quantity,Total", .bookings),
        ("Confirmation code,Status,Guest name,Contact,Booked,Listing,Amount,Created", .bookings),
        ("Payment ID,Booking Ref,Paid On,Amount,Currency,Method,Status", .payments),
        (
            "Event slug,Order,Payment ID,Creation date,Completion date,Status,Status code,Amount,Payment method",
            .payments
        ),
        ("id,bookingReference,amount,currency,paymentMethod,status,paidAt,created_at", .payments),
        // What those write who take the money: bookings have no fees and no cards.
        (
            "id,Description,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer Email,Card ID",
            .payments
        ),
        (
            "id,created_at,charge_date,amount,amount_refunded,currency,reference,status,transaction_fee,customers.email",
            .payments
        ),
        (
            "Date,Time,Discounts,Total Collected,Source,Fees,Net Total,Payment ID,Card Brand,PAN Suffix,Customer Name,Event Type",
            .payments
        ),
        ("Order No,Date,Customer,Email,Course,Amount,Fee,Net", .bookings),
        ("Course Code,Course Name,Start Date,Venue,Trainer,Capacity,Price", .sessions),
        ("Booking Ref,Date,Amount,Method", .payments), ("transaction_id,email,amount,created_at", .payments),
        ("Certificate No,Booking Ref,Learner,Course Code,Issued On,Expires On", .certificates),
        ("id,certificateNumber,userId,issuedAt,expiresAt", .certificates),
        ("id,bookingReference,type,channel,status,subject,sentAt", .communications),
        ("Message ID,Recipient,Type,Channel,Status,Sent At,Opened At", .communications),
        ("Session,Position,Priority,Name,Email,Status", .waitingLists),
        ("waitlist_id,session_id,user_id,created_at", .waitingLists),
        // Address books have many columns more.
        (
            "Email Address,First Name,Last Name,Address,Phone Number,RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LAST_CHANGED,TAGS",
            .users
        ),
        ("Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value", .users),
        ("customer_id,name,email,group_id", .users), ("Group ID,Name,Email", .users),
        ("First Name,Last Name,Email,Phone,Notes,Created", .users),
        ("Booking Ref,Date,Email,Notes", .bookings), ("Booking Ref,Date,Email,Notes,On Waitlist", .bookings),
        ("Session,Starts At,Capacity,Waitlist", .sessions),
        ("Note ID,Customer ID,Author,Created At,Note", .notes), ("Email,Date,Notes,Staff", .notes),
        ("Group Ref,Group Name,Organiser,Organiser Email,Participants,Status,Created", .groups),
        ("group_reference,group_name,total_participants,status", .groups),
        ("Booking Ref,Created At,Name,Email,Group Ref,Participants,Amount,Notes", .bookings),
        ("Order Reference,Order Created,Ticket Email,Price,Payment Reference,Created", .bookings),
    ])
    func `Other shapes are known by their words`(_ line: String, _ entity: Entity) {
        #expect(EntityRecognition.mapping(for: headers(line))?.entity == entity)
    }

    @Test(arguments: [
        "", "First Name,Last Name,Email,Phone,Webinar,Time In,Time Out,Minutes,Rating,Region,Device", "a,b,c",
        "Planet,Moons", "date,temperature,rain", "file,line,column,reason,message,hint",
        // People who came to something are no timetable.
        "Last Name,First Name,Email,Visit Date,Class Name,Instructor,Location,Visit Type",
    ])
    func `A table of something else is nobody's`(_ line: String) {
        #expect(EntityRecognition.mapping(for: headers(line)) == nil)
    }

    @Test(arguments: [
        "Booking Ref", "booking_ref",
        "bookingRef", "BOOKING REF.", " Booking-Ref:", "booking  ref",
    ])
    func `A header is its letters, however it is spelled`(_ header: String) {
        #expect(HeaderSynonyms.field(for: header, entity: .bookings) == .bookingReference)
    }

    @Test func `A path is tried whole and then by its end`() {
        #expect(HeaderSynonyms.field(for: "contactDetails.email", entity: .bookings) == .email)
        #expect(HeaderSynonyms.field(for: "customer.firstName", entity: .bookings) == .firstName)
        #expect(HeaderSynonyms.field(for: "customer.shoeSize", entity: .bookings) == nil)
    }

    @Test func `The first header that fits a field fills it, and the next is kept apart`() {
        let mapping = EntityRecognition.mapping(for: ["Email", "Customer Email", "Reference", "Date"], as: .bookings)
        #expect(mapping.rules[.email] == FieldRule(column: "Email"))
    }

    @Test func `Every synonym is its own key`() {
        for entity in Entity.allCases {
            for (word, field) in HeaderSynonyms.table(for: entity) {
                #expect(HeaderSynonyms.key(word) == word, "\(word) can never be found")
                #expect(ImportField.fields(of: entity).contains(field), "\(entity) has no \(field)")
            }
        }
    }

    @Test(
        arguments: [
            // The words of booking systems for which there is no profile.
            (
                "RegistrationID, EventCode, EventName, EventStartDate, ContactFirstName, ContactLastName, ContactEmail, ContactPhoneMobile, OrganisationName, Status, OrderCode, OrderTotalInclTax, CreatedDateTime",
                [
                    .sourceRecordID, .sessionReference, .courseTitle, .sessionStartsAt, .firstName, .lastName, .email,
                    .phone, .company, .status, .bookingReference, .finalAmount, .createdAt,
                ]
            ),
            (
                "Booking code, Service, Start date, Client name, Client email, Client phone, Record date, Status, Price",
                [
                    .bookingReference, .courseTitle, .sessionStartsAt, .fullName, .email, .phone, .createdAt, .status,
                    .originalAmount,
                ]
            ),
            (
                "Booking reference, Booking date, Event title, Event start, Event location, First name, Last name, Email, Total cost, Total paid",
                [
                    .bookingReference, .createdAt, .courseTitle, .sessionStartsAt, .venue, .firstName, .lastName,
                    .email,
                    .finalAmount, .paidAmount,
                ]
            ),
            (
                "Timestamp, Email Address, Full name, Which course would you like to attend?, Phone number",
                [.createdAt, .email, .fullName, .courseTitle, .phone]
            ),
            (
                "Booking_Reference__c, Booking_Date__c, Delegate Forename, Delegate Surname, Delegate Email, Status__c, Total_Amount__c",
                [.bookingReference, .createdAt, .firstName, .lastName, .email, .status, .finalAmount]
            ),
            (
                "First Name,Last Name,Email,Registration Time,Approval Status",
                [.firstName, .lastName, .email, .createdAt, .status]
            ),
            (
                "First Name,Last Name,Email,Course Name,Enrolled At,Amount Paid",
                [.firstName, .lastName, .email, .courseTitle, .createdAt, .paidAmount]
            ),
            (
                "Name (First),Name (Last),Email,Course date,Quantity,Total,Entry Id,Entry Date,Payment Date",
                [
                    .firstName, .lastName, .email, .sessionStartsAt, .participants, .finalAmount, .bookingReference,
                    .createdAt, .paidAt,
                ]
            ),
            (
                "What is your first name?,What is your last name?,Your e-mail address,Which session would you like?,Submit Date (UTC)",
                [.firstName, .lastName, .email, .courseTitle, .createdAt]
            ),
            (
                "Reference,Created,Starts,Ends,Booking page,Learner,Account,Email,Status",
                [
                    .bookingReference, .createdAt, .sessionStartsAt, .sessionEndsAt, .courseTitle, .fullName, .company,
                    .email, .status,
                ]
            ),
        ] as [(String, [ImportField])])
    func `Bookings are known by many words for the same`(_ line: String, _ fields: [ImportField]) throws {
        let mapping = try #require(EntityRecognition.mapping(for: headers(line)))
        #expect(mapping.entity == .bookings)
        let expected = Dictionary(uniqueKeysWithValues: zip(fields, headers(line).map { FieldRule(column: $0) }))
        #expect(mapping.rules == expected)
    }
}

@Suite struct WordTablesTests {
    @Test(arguments: [
        ("Confirmed", "confirmed"), ("CHECK-OUT", "completed"), ("no show", "no-show"), ("No-Show", "no-show"),
        ("Canceled", "cancelled"), ("Cancelled (refunded)", "cancelled"), ("Awaiting payment", "pending"),
        ("Attended", "completed"), ("Cancelled by client", "cancelled"), ("Attended – on time", "completed"),
        ("No-show (fee charged)", "no-show"), ("Cancelled - refunded", "cancelled"),
        ("Partially refunded", "confirmed"),
        ("Enrolled", "confirmed"), ("Tentative", "pending"), ("Normal", "confirmed"), ("paid_out", "confirmed"),
        ("cancel", "cancelled"), ("trash", "cancelled"), ("abandoned_cart", "cancelled"),
        ("PENDING_SUPPLIER", "pending"),
        ("Not yet started", "confirmed"), ("Seated", "completed"), ("Complete (paid)", "completed"),
        ("Live", "confirmed"),
        ("Partially attended", "completed"), ("Not_Canceled", "confirmed"),
        ("Signed in", "completed"), ("Late Cancel", "cancelled"), ("Failed", "cancelled"), ("Invited", "pending"),
    ])
    func `Status words are known by their letters`(_ word: String, _ status: String) throws {
        #expect(try WordTables.bookingStatus(word).status.rawValue == status)
    }

    @Test func `A refund is told by the word, a waiting list is no booking, and the rest is refused`() throws {
        #expect(try WordTables.bookingStatus("Refunded").isRefunded)
        #expect(try WordTables.bookingStatus("Cancelled: refunded by card").isRefunded)
        #expect(try !WordTables.bookingStatus("Cancelled by client").isRefunded)
        #expect(try !WordTables.bookingStatus("Cancelled").isRefunded)
        #expect(throws: ValueDefect.waitingListEntry) { try WordTables.bookingStatus("Waiting List #3") }
        // What these mean for whoever booked, only the business knows.
        for word in [
            "perhaps", "Rescheduled", "Transferred", "Chargeback", "Open", "Closed", "Invoiced", "Overdue",
            "Pending cancellation",
        ] {
            #expect(throws: ValueDefect.unknownStatus, "\(word)") { try WordTables.bookingStatus(word) }
        }
        #expect(throws: ValueDefect.unknownStatus) { try WordTables.bookingStatus("!") }
    }

    @Test(arguments: [
        ("Web", "website"), ("Telephone", "phone"), ("E-Mail", "email"), ("In person", "walk-in"),
        ("Trade Fair 2024", "trade-fair-2024"), ("  --TA/TO--", "ta-to"),
    ])
    func `A channel is one of the plan's or a word of its own`(_ word: String, _ source: String) {
        #expect(WordTables.source(word) == source)
    }
}
