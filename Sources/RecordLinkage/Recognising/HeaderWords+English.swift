extension HeaderWords {
    /// English headers, and those of benchmarks.
    static let english: [(ColumnKind, String)] = [
        (
            .givenName,
            "given name,given names,first name,firstname,forename,fore name,fname,first,given,christian name,vorname,"
                + "prenom,nombre,voornaam,first names,forenames,first nm,f name"
        ),
        (
            .surname,
            "surname,last name,lastname,family name,lname,last,sname,second name,nachname,familienname,nom,"
                + "apellido,apellidos,achternaam,cognome,last nm,l name"
        ),
        (
            .fullName,
            "name,full name,fullname,person,contact name,contact,customer name,customer,attendee,attendee name,"
                + "delegate,delegate name,client name,person name,first and surname,display name,guest name,"
                + "participant,participant name,author,patient name,names,full names,"
                + "first and last name,first last,first name last name,name and surname,name surname,surname name"
        ),
        (
            .email,
            "email,e mail,email address,e mail address,mail,emailaddress,contact email,email id,e mail id,mail id"
        ),
        (
            .phone,
            "phone,telephone,phone number,tel,mobile,mobile number,mobile phone,cell,cell phone,telephone number,"
                + "phone no,contact number,contact phone,home phone,work phone,landline,handy,telefon,fax,fax number,msisdn,"
                + "contact no,contact nr,mob,cellphone,whatsapp"
        ),
        (
            .date,
            "dob,date of birth,birth date,birthdate,birthday,d o b,born,geburtsdatum,date birth,dateofbirth,bday"
        ),
        (
            .address,
            "address,address 1,address1,address line 1,street,street address,addr,street name,address line,addressline1,"
                + "line 1,home address,postal address,strasse,adresse,addr1"
        ),
        (.address, "street and number,street and house number,street name and number"),
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
            "postcode,post code,postal code,zip,zip code,zipcode,postalcode,plz,code postal,postcode fake,eircode,zip5,"
                + "zip 4,zip code 4,zip plus 4,pin code,pincode"
        ),
        (
            .company,
            "company,company name,organisation,organization,organisation name,organization name,employer,business,"
                + "business name,site name,site,school,school name,institution,practice,firm,account name,venue,"
                + "agency,agency name,facility,facility name,provider name,company or organisation,trading name,"
                + "restaurant,restaurant name,hospital name,company organisation,company organization,workplace"
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
}
