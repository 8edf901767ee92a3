public import PostgreSQLDriver

/// A connection to the database that holds a legacy table.
public enum LegacyServer {
    /// Connects, and sees to it that the server writes every value exactly and in one form, whatever it is set to.
    public static func connect(_ connectionString: String, applicationName: String) throws -> PostgreSQLDatabase {
        let database = try PostgreSQLDatabase(
            connectionString, applicationName: applicationName, anyEncoding: true)
        // A table of which the role sees only some rows is an error, not a shorter table.
        try database.execute(
            """
            SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601'; SET extra_float_digits = 1;
            SET bytea_output = 'hex'; SET row_security = off
            """)
        return database
    }
}
