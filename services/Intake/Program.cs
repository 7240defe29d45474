using Npgsql;
using Tabulation.Intake;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Hosting;

return await ServiceRun.RunAsync(
    () => IntakeHost.BuildAsync(args), reason => reason is NpgsqlException or LedgerOpenException or LedgerCorruptException);
