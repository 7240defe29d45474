using Tabulation.Publication;
using Tabulation.ServiceDefaults.Hosting;

return await ServiceRun.RunAsync(() => Task.FromResult(PublicationHost.Build(args)));
