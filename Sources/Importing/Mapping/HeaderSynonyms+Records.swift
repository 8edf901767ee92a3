/// The words of exports of what hangs on bookings and users.
extension HeaderSynonyms {
    /// The booking that a row hangs on.
    private static let booking: [ImportField: [String]] = [
        .bookingReference: [
            "bookingreference", "bookingref", "bookingnumber", "bookingno", "bookingid", "bookingcode", "booking",
            "orderref", "orderreference", "ordernumber", "orderno", "orderid", "ordercode", "order",
            "confirmationcode", "appointmentid",
        ]
    ]

    /// The person that a row is about, where the export calls users by a number or reference of its own.
    private static let person: [ImportField: [String]] = [
        .customerNumber: ["userid", "user", "userref", "userreference", "usernumber", "accountid", "customerref"],
        .contactDetails: ["contactdetails", "customerdetails"],
    ]

    private static let version: [ImportField: [String]] = [
        .updatedAt: ["updatedat", "lastmodified", "modifiedat", "lastupdated", "modified", "updated", "updatedon"]
    ]

    static let groups = index(
        contact, person, version,
        [
            .groupReference: [
                "groupreference", "groupref", "groupid", "groupcode", "groupnumber", "groupno", "groupbookingid",
                "groupbookingref", "reference", "ref", "id",
            ],
            .groupName: ["groupname", "name", "title", "grouptitle"],
            .participants: [
                "totalparticipants", "participants", "groupsize", "size", "numberofpeople", "headcount", "places",
                "seats", "numberofparticipants", "participantcount", "delegates", "numberofdelegates", "noofdelegates",
                "ofdelegates", "partysize",
            ],
            .status: ["status", "groupstatus", "state"],
            .createdAt: ["createdat", "created", "createdon", "datecreated", "bookedon"],
            .fullName: ["organiser", "organizer", "organisername", "organizername", "groupleader", "leadbooker"],
            .firstName: ["organiserfirstname", "organizerfirstname"],
            .lastName: ["organiserlastname", "organizerlastname", "organisersurname"],
            .email: ["organiseremail", "organizeremail", "leademail"],
            .phone: ["organiserphone", "organizerphone", "organisertelephone"],
        ])

    static let waitingLists = index(
        contact, person, booking, version, session,
        [
            .sourceRecordID: [
                "id", "waitinglistid", "waitlistid", "waitinglistentryid", "waitlistentryid", "entryid",
                "waitinglistreference", "waitinglistref",
            ],
            .position: [
                "position", "waitinglistposition", "waitlistposition", "queueposition", "placeinqueue", "queue",
            ],
            .priority: ["priority", "urgency"],
            .preferredContactMethod: [
                "preferredcontactmethod", "contactpreference", "preferredcontact", "contactmethod", "contactby",
                "preferredchannel",
            ],
            .alternativeDates: [
                "alternativedates", "otherdates", "alternatives", "alternativedate", "datesavailable", "preferreddate",
                "preferreddates",
            ],
            .status: ["status", "waitingliststatus", "waitliststatus", "state"],
            .offeredAt: ["offeredat", "offeredon", "offerdate", "dateoffered", "offersentat", "notifiedat"],
            .offerExpiresAt: [
                "offerexpiresat", "offerexpires", "offerexpiry", "offervaliduntil", "offerexpireson", "expiresat",
            ],
            .note: ["notes", "note", "comment", "comments", "remarks"],
            .createdAt: ["createdat", "created", "requestedat"] + momentsOfQueueing,
        ])

    /// The words for when somebody was put on a list.
    static let momentsOfQueueing = [
        "joinedat", "joinedon", "joined", "addedat", "addedon", "dateadded", "waitingsince", "datejoined",
    ]

    static let communications = index(
        contact, person, booking, version,
        [
            .sourceRecordID: [
                "id", "messageid", "messagesid", "communicationid", "emailid", "notificationid",
                "communicationreference",
            ],
            .email: ["to", "recipient", "recipientemail", "sentto", "emailto", "toemail"],
            .phone: ["recipientphone", "tophone"],
            .fullName: ["recipientname", "toname"],
            .communicationType: [
                "type", "messagetype", "communicationtype", "emailtype", "notificationtype", "kind", "purpose",
            ],
            .channel: ["channel", "medium", "via", "sentvia", "communicationchannel", "deliverymethod"],
            .status: ["status", "deliverystatus", "messagestatus", "state"],
            .subject: ["subject", "subjectline"],
            .content: ["content", "body", "message", "text", "messagetext"],
            .templateUsed: ["templateused", "template", "templatename", "templateid"],
            .sentAt: [
                "sentat", "senton", "sent", "datesent", "sentdate", "senddate", "sendtime", "senttime", "timesent",
                "sentdatetime", "datetimesent",
            ],
            .deliveredAt: ["deliveredat", "deliveredon", "delivered", "deliverydate"],
            .openedAt: ["openedat", "openedon", "opened", "readat"],
            .clickedAt: ["clickedat", "clickedon", "clicked"],
            .failedReason: [
                "failedreason", "failurereason", "error", "errormessage", "bouncereason", "reasonfailed", "failure",
            ],
            .createdBy: ["createdby", "sender", "author", "staff", "staffmember"],
            .createdAt: ["createdat", "created", "createdon", "queuedat", "date", "timestamp"],
        ])

    static let payments = index(
        contact, person, money, booking, version,
        [
            .sourceRecordID: ["id"],
            .paymentReference: [
                "paymentid", "paymentreference", "paymentref", "paymentnumber", "paymentno", "transactionid",
                "transactionreference", "transactionref", "transactionnumber", "transaction", "chargeid",
                "receiptnumber", "receiptno", "reference", "ref",
            ],
            .amount: [
                "amount", "paymentamount", "amountpaid", "paidamount", "totalpaid", "total", "totalcollected", "gross",
                "grossamount",
                "value", "sum", "paid",
            ],
            .transactionType: ["transactiontype", "transtype", "txntype", "trantype"],
            .refundedAmount: [
                "refundedamount", "refunded", "amountrefunded", "refundamount", "refund", "totalrefunded",
                "refundtotal", "refundedtotal", "amountrefund",
            ],
            .paymentMethod: ["paymentmethod", "method", "paymenttype", "paidby", "provider", "gateway", "type"],
            .status: ["status", "paymentstatus", "transactionstatus", "state"],
            .paidAt: [
                "paidat", "paidon", "paymentdate", "datepaid", "paiddate", "completiondate", "completedat",
                "processedat", "receivedat", "receivedon", "transactiondate", "date", "chargedate",
            ],
            .createdAt: ["createdat", "created", "createdon", "creationdate", "datecreated", "createddate"],
        ])

    static let certificates = index(
        contact, person, booking, version,
        [
            .certificateNumber: [
                "certificatenumber", "certificateno", "certificateid", "certno", "certnumber", "certificateref",
                "certificatereference", "certificate",
            ],
            .issuedAt: [
                "issuedat", "issuedon", "issuedate", "dateissued", "issued", "awardedon", "awarddate", "dateawarded",
                "awardedat", "dateofissue", "dateofaward",
            ],
            .expiresAt: [
                "expiresat", "expireson", "expirydate", "expiry", "expires", "validuntil", "validto", "renewby",
                "dateexpires", "expirationdate",
            ],
            .courseCode: ["coursecode", "courseid", "code", "courseref", "productcode"],
            .courseTitle: ["course", "coursetitle", "coursename", "qualification"],
            .fullName: ["holder", "holdername", "learner", "learnername", "delegate", "delegatename", "candidate"],
            .email: ["learneremail", "holderemail", "delegateemail"],
        ])

    static let notes = index(
        contact, person, booking, version,
        [
            .sourceRecordID: ["id", "noteid", "notereference"],
            .bookingReference: ["relatedto"],
            .note: ["note", "notes", "text", "body", "comment", "content", "notetext"],
            .createdBy: ["createdby", "author", "addedby", "writtenby", "staff", "staffmember", "by"],
            .createdAt: ["createdat", "created", "createdon", "addedat", "addedon", "date", "writtenat", "writtenon"],
        ])
}
