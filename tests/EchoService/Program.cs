using Tabulation.EchoService;
using Tabulation.ServiceDefaults.Hosting;

var app = EchoServer.Build(args);
await app.StartAsync();
Console.WriteLine($"listening {ServiceAddresses.Of(app)}");
await app.WaitForShutdownAsync();
