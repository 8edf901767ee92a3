/// The words of a column's header, and what a column with such a header holds.
struct HeaderWords {
    /// Lower-case words, separated by single spaces: `first name` of `FirstName`, `first_name` and `First-Name`.
    let text: String
    private let words: [String]

    init(_ header: String) {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in header {
            let isWord = character.isLetter || character.isNumber
            if !isWord || character.isUppercase && wasLower {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isWord { word += character.lowercased() }
            wasLower = character.isLowercase || character.isNumber
        }
        if !word.isEmpty { words.append(word) }
        self.words = words
        text = words.joined(separator: " ")
    }

    /// What the header says; nil where it is not known.
    var kind: ColumnKind? {
        if let kind = HeaderWords.known[text] { return kind }
        let compact = words.joined()
        if let kind = HeaderWords.compact[compact] { return kind }
        // "customer e-mail", "home phone 2", "billing postcode": the last word that is known, numbers aside.
        let named = words.filter { !$0.allSatisfy(\.isNumber) }
        if let last = named.last, ["no", "number", "nr"].contains(last), named.count > 1,
            HeaderWords.known[named[named.count - 2]] == .phone
        {
            return .phone
        }
        for count in [2, 1] where named.count > count {
            guard let kind = HeaderWords.known[named.suffix(count).joined(separator: " ")] else { continue }
            // Programmes, products and pets have names, too.
            if kind == .nothing && count == 1 || kind == .fullName || kind == .company { continue }
            return kind
        }
        if words.contains(where: HeaderWords.provenance.contains) { return .nothing }
        if let last = named.last, ["id", "no", "number", "ref", "reference", "code"].contains(last) {
            return .identifier
        }
        return nil
    }

    private static let lists: [(ColumnKind, String)] = [
        (
            .givenName,
            "given name,given names,first name,firstname,forename,fore name,fname,first,given,christian name,vorname,"
                + "prenom,nombre,voornaam,first names"
        ),
        (
            .surname,
            "surname,last name,lastname,family name,lname,last,sname,second name,nachname,familienname,nom,"
                + "apellido,apellidos,achternaam,cognome"
        ),
        (
            .fullName,
            "name,full name,fullname,person,contact name,contact,customer name,customer,attendee,attendee name,"
                + "delegate,delegate name,client name,person name,first and surname,display name,guest name,"
                + "participant,participant name,author,patient name"
        ),
        (.email, "email,e mail,email address,e mail address,mail,emailaddress,contact email"),
        (
            .phone,
            "phone,telephone,phone number,tel,mobile,mobile number,mobile phone,cell,cell phone,telephone number,"
                + "phone no,contact number,contact phone,home phone,work phone,landline,handy,telefon,fax,fax number,msisdn"
        ),
        (
            .date,
            "dob,date of birth,birth date,birthdate,birthday,d o b,born,geburtsdatum,date birth,dateofbirth"
        ),
        (
            .address,
            "address,address 1,address1,address line 1,street,street address,addr,street name,address line,addressline1,"
                + "line 1,home address,postal address,strasse,adresse,addr1"
        ),
        (.houseNumber, "street number,house number,house no,street no,building number,house,hausnummer,housenumber"),
        (.addressDetail, "address 2,address2,address line 2,addressline2,line 2,addr2,address 3,address line 3"),
        (
            .locality,
            "city,town,suburb,locality,municipality,village,birth place,birthplace,place of birth,place,ort,ville,ciudad,"
                + "stadt,post town,posttown,borough,district"
        ),
        (.region, "state,county,province,region,country,country code,nation,land,state code"),
        (
            .postcode,
            "postcode,post code,postal code,zip,zip code,zipcode,postalcode,plz,code postal,postcode fake,eircode,zip5"
        ),
        (
            .company,
            "company,company name,organisation,organization,organisation name,organization name,employer,business,"
                + "business name,site name,site,school,school name,institution,practice,firm,account name,venue,"
                + "agency,agency name,facility,facility name,provider name,company or organisation,trading name,"
                + "restaurant,restaurant name,hospital name"
        ),
        (
            .identifier,
            "soc sec id,ssn,social security number,social security,national insurance number,ni number,nino,nhs number,"
                + "nhs no,passport,passport number,customer number,customer no,customer id,customerid,client id,"
                + "client number,member id,member number,membership number,account number,account no,account id,tax id,"
                + "vat number,vat,patient id,student id,student number,employee id,employee number,staff number,"
                + "licence number,license number,driving licence,driver license,mrn,national id"
        ),
        (
            .nothing,
            "id,row,row id,rowid,row number,rec id,recid,record id,recordid,record,unique id,uniqueid,uuid,guid,index,"
                + "nr,no,number,source,source system,sourcesystem,system,origin,file,filename,file name,dataset,"
                + "source dataset,cluster,cluster id,clusterid,true cluster,entity id,entityid,ground truth,truth,label,"
                + "true id,match id,matchid,duplicate,is duplicate,booking id,booking reference,reference,ref,order id,"
                + "order number,invoice number,contact id,notes,note,comment,comments,remarks,status,currency,type"
        ),
    ]

    private static let known: [String: ColumnKind] = {
        var known: [String: ColumnKind] = [:]
        for (kind, names) in lists {
            for name in names.split(separator: ",") { known[String(name)] = kind }
        }
        return known
    }()

    private static let compact: [String: ColumnKind] = {
        var compact: [String: ColumnKind] = [:]
        for (name, kind) in known { compact[name.filter { $0 != " " }] = kind }
        return compact
    }()

    /// Words of columns that say when, how and for how much, not who.
    private static let provenance: Set<String> = [
        "created", "updated", "modified", "imported", "booked", "inserted", "exported", "timestamp", "time", "date",
        "amount", "price", "total", "paid", "payment", "cost", "fee", "discount", "session", "booking", "invoice",
        "order", "valid", "expires", "row", "rownum", "datum", "at", "uuid", "guid", "cluster", "consent", "notes",
    ]
}
