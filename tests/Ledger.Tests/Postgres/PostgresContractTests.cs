namespace Tabulation.Ledger.Tests;

public sealed class PostgresAppendTests() : AppendContract(new PostgresStore());

public sealed class PostgresReadTests() : ReadContract(new PostgresStore());

public sealed class PostgresConcurrencyTests() : ConcurrencyContract(new PostgresStore());

public sealed class PostgresModelTests() : ModelContract(new PostgresStore());
