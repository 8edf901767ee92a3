/// The words of bookings.
extension HeaderSynonyms {
    /// The synonyms of bookings by key.
    static let bookings = index(
        contact, money, session,
        [
            .bookingReference: [
                "bookingreference", "bookingref", "reference", "ref", "bookingnumber", "bookingno", "bookingid",
                "bookingcode", "confirmationcode", "orderref", "orderreference", "ordernumber", "orderno", "orderid",
                "booking", "order", "appointmentid", "ordercode", "reservationid", "reservationnumber", "reservationno",
                "reservationcode", "reservationref", "reservation", "bookingreferencenumber", "referencenumber",
                "referenceno", "refno", "refnumber", "registrationnumber", "registrationcode", "registrationref",
                "enrolmentid", "enrollmentid", "enrolmentref", "enrolmentnumber", "confirmationnumber",
                "confirmationno",
                "confirmationid", "purchaseid", "purchaseref",
            ],
            .sourceRecordID: ["id", "recordid", "rowid", "participantid", "attendeeid", "registrationid"],
            .groupReference: [
                "groupreference", "groupref", "groupid", "group", "groupcode", "groupbookingref", "groupbookingid",
                "groupbookingreference", "groupbooking", "partyid",
            ],
            .status: [
                "status", "bookingstatus", "state", "attendeestatus", "orderstatus", "attendance", "registrationstatus",
                "reservationstatus", "appointmentstatus", "enrolmentstatus", "enrollmentstatus", "currentstatus",
                "inviteestatus", "attendancestatus", "approvalstatus",
            ],
            .source: [
                "source", "bookingsource", "channel", "bookedvia", "saleschannel", "bookingchannel", "bookingmethod",
                "origin", "bookingorigin", "bookedthrough", "howbooked",
            ],
            .referralSource: [
                "referralsource", "howdidyouhearaboutus", "referral", "referredby", "heardfrom", "howdidyouhear",
                "utmsource", "wheredidyouhearaboutus", "leadsource", "marketingsource", "howdidyoufindus",
                "howdidyouhearofus", "hearaboutus", "howheard", "referrer",
            ],
            .participants: [
                "participants", "quantity", "seats", "places", "totalparticipants", "numberofpeople", "ticketquantity",
                "qty",
                "persons", "noofpeople", "numberofparticipants", "noofparticipants", "pax", "numberofattendees",
                "noofattendees", "attendeecount", "numberofplaces", "noofplaces", "numberofseats", "guestcount",
                "numberofguests", "headcount", "groupsize", "tickets", "numberoftickets", "nooftickets", "spaces",
                "placesbooked", "spacesbooked", "ofguests", "ofpeople", "ofparticipants", "ofattendees", "oftickets",
                "ofseats", "ofplaces", "ofpersons", "ofdelegates",
            ],
            .checkedIn: ["checkedin", "ischeckedin", "attended", "hasarrived", "arrived"],
            .attendees: ["attendees", "customers", "participantnames", "attendeenames", "guestnamesall"],
            .guests: [
                "guests", "guestemails", "guestnames", "additionalattendees", "otherattendees",
                "ccattendees",
            ],
            .bookingNotes: [
                "notes", "note", "comment", "comments", "bookingnotes", "remarks", "specialrequests",
                "specialrequirements", "customernotes", "additionalinformation", "additionalinfo", "customercomments",
                "bookingcomments",
            ],
            .createdBy: ["createdby", "bookedby", "scheduledby", "takenby", "enteredby", "agent", "operator"],
            .originalAmount: [
                "originalamount", "price", "originalprice", "listprice", "grossprice", "fullprice", "gross", "subtotal",
                "subtotalprice",
            ],
            .discountAmount: [
                "discountamount", "discount", "discounts", "reduction", "discountvalue", "totaldiscount",
                "voucheramount", "totaldiscounts", "discounttotal",
            ],
            .finalAmount: [
                "finalamount", "total", "amount", "totalprice", "ordertotal", "totalamount", "cost",
                "grandtotal", "totalcost", "bookingtotal", "bookingamount", "orderamount", "totalfee",
                "coursefee", "fee", "amountcharged", "totalinctax", "totalincltax", "totalincvat", "totalinclvat",
                "ordertotalinctax", "ordertotalincltax", "ordertotalincvat", "ordertotalinclvat", "totalvalue",
                "bookingvalue", "ordervalue",
            ],
            .paidAmount: [
                "totalpaid", "amountpaid", "paid", "paidamount", "amountpaidonline", "amountreceived", "totalreceived",
                "paidtodate", "amountpaidtodate", "paymentamount",
            ],
            .refundedAmount: ["refundedamount", "refund", "refunded", "amountrefunded", "refundamount", "refunds"],
            .balanceAmount: [
                "balance", "balancedue", "outstanding", "outstandingbalance", "outstandingamount", "balanceoutstanding",
                "amountoutstanding", "remainingbalance", "balanceremaining", "amountowing", "balanceowing", "lefttopay",
            ],
            .paymentMethod: [
                "paymentmethod", "paymenttype", "paidby", "payment", "method", "paymentmode", "modeofpayment",
                "methodofpayment", "paymentgateway",
            ],
            .createdAt: [
                "createdat", "bookedon", "bookingdate", "datebooked", "created", "createddate", "orderdate",
                "datescheduled",
                "dateofbooking", "bookedat", "booked", "registrationdate", "purchasedate", "timestamp",
                "bookeddate", "creationdate", "datecreated", "createdon", "createddatetime", "creationtime",
                "recorddate", "recordedon", "requestdate", "requestedon", "daterequested", "datebookingmade",
                "bookingmade", "bookingmadeon", "bookingcreated", "bookingcreatedat", "bookingcreatedon",
                "reservationmade", "reservedon", "registeredon", "registeredat", "dateregistered", "enrolmentdate",
                "enrollmentdate", "dateenrolled", "enrolledon", "orderedon", "orderedat", "submitted", "submittedat",
                "submittedon", "submissiondate", "submissiontime", "datesubmitted", "datereceived", "receivedon",
                "registrationtime", "registrationdatetime",
                "registrationdateandtime", "dateofregistration", "dateofenrolment", "enrolledat", "enroledat",
                "enroledon",
                "submitdate", "responsedate", "createdtime", "createtime", "createdate", "datetimecreated",
                "createddateandtime", "createdatdate", "bookingcreateddate", "placedon",
                "placedat", "dateplaced", "orderplaced", "purchasedon", "purchasedat", "dateofpurchase", "dateordered",
                "orderdatetime", "signupdate", "signedupon", "signedupat", "dateadded", "addedon", "bookingdatetime",
            ],
            .paidAt: [
                "paidat", "paidon", "paymentdate", "datepaid", "paiddate", "lastpaymentdate", "datepaymentreceived",
                "paymentreceiveddate", "paymentreceivedon",
            ],
            .cancelledAt: [
                "cancelledat", "cancelledon", "canceledat", "canceledon", "cancellationdate", "datecancelled",
                "datecanceled", "cancelationdate", "canceldate", "cancelleddate", "canceleddate", "cancellationtime",
            ],
            .refundedAt: ["refundedat", "refundedon", "refunddate"],
            .updatedAt: [
                "updatedat", "lastmodified", "modifiedat", "lastupdated", "modified", "updated", "lastmodifieddate",
                "lastmodifiedat", "lastupdatedat", "modifieddate", "updateddate", "updatedon", "dateupdated",
                "datemodified", "lastchanged",
            ],
            .contactDetails: ["contactdetails", "contact", "customerdetails"],
        ])

    /// What columns of bookings are called that mean a field only where no other column does, the likelier ones first.
    static let spareWords: [(field: ImportField, keys: [String])] = [
        (
            .bookingReference,
            ["entryid", "submissionid", "responseid", "saleid", "salenumber", "saleno", "invoicenumber"]
        ),
        (.createdAt, ["date", "lastregistrationdate", "originalresponsedate", "entrydate", "saledate", "invoicedate"]),
        // Where another column says when the booking was made, a mere date is that of what was booked.
        (.sessionStartsAt, ["date"]),
        (.courseTitle, ["item", "itemname"]),
        (
            .fullName,
            [
                "attendee", "participant", "delegate", "learner", "student", "member", "guest", "registrant", "invitee",
                "passenger", "patient", "booker", "buyer", "purchaser", "payer",
            ]
        ),
        (.company, ["account", "accountname"]),
        (.originalAmount, ["amountordered"]),
        (.finalAmount, ["itemtotal", "amountdue", "totaldue"]),
        // Beside a total it is what is left of that.
        (.balanceAmount, ["amountdue", "totaldue", "due"]),
    ]
}
