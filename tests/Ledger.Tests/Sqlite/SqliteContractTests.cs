namespace Tabulation.Ledger.Tests;

public sealed class SqliteAppendTests() : AppendContract(new SqliteStore());

public sealed class SqliteReadTests() : ReadContract(new SqliteStore());

public sealed class SqliteConcurrencyTests() : ConcurrencyContract(new SqliteStore());

public sealed class SqliteModelTests() : ModelContract(new SqliteStore());
