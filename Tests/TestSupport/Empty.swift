public enum TestSupportEmpty {}
