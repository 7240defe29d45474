using Tabulation.ServiceDefaults.Hosting;
using Tabulation.Tabulator;

return await ServiceRun.RunAsync(() => Task.FromResult(TabulatorHost.Build(args)));
