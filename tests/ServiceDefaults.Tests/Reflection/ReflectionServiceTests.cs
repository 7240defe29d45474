using System.Text.Json;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using Tabulation.EchoService;
using Tabulation.ServiceDefaults.Tests.Peers;

namespace Tabulation.ServiceDefaults.Tests.Reflection;

/// <summary>grpc/doc/server-reflection.md.</summary>
[Collection(PeersCollection.Name)]
public sealed class ReflectionServiceTests(PeersFixture peers) : IDisposable
{
    private const string Options = "google.protobuf.FieldOptions";

    private static readonly string[] All = [NodeClient.Health, NodeClient.Reflection, NodeClient.Echo];

    private readonly GrpcChannel channel = peers.Connect(peers.Plain);

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task Services_are_listed_by_name()
    {
        var answer = await Ask(new() { ListServices = "*", Host = "here" });
        Assert.Equal(All, answer.ListServicesResponse.Service.Select(service => service.Name));
        Assert.Equal(("here", "*"), (answer.ValidHost, answer.OriginalRequest.ListServices));
    }

    [Fact]
    public async Task Services_are_listed_for_the_published_contract()
    {
        var call = await peers.PlainNode.Open("ServerReflectionInfo", service: NodeClient.Reflection);
        await call.Write(new { list_services = "" });
        var listed = (await call.Next()).GetProperty("list_services_response").GetProperty("service");
        Assert.Equal(All, listed.EnumerateArray().Select(each => each.GetProperty("name").GetString()));
        await call.End();
        Assert.Equal(StatusCode.OK, (await call.Outcome()).Code);
    }

    [Fact]
    public async Task Client_that_knows_no_contract_can_call_the_service()
    {
        var call = new { peers.PlainNode.Target, Service = NodeClient.Echo, Method = "Unary", Request = new { text = "hello" } };
        var described = await peers.Node.Run("describe", call);
        Assert.Equal("hello", described.GetProperty("response").GetProperty("text").GetString());
        Assert.Equal(
            ["Collect", "Converse", "Count", "Fail", "Hang", "Nothing", "Repeat", "Subscribe", "Unary"],
            described.GetProperty("methods").Deserialize<string[]>()!);
    }

    [Theory]
    [InlineData(NodeClient.Echo)]
    [InlineData("tabulation.test.v1.Echo.Unary")]
    [InlineData("tabulation.test.v1.FailRequest")]
    [InlineData("tabulation.test.v1.FailRequest.Kind")]
    [InlineData("tabulation.test.v1.FailRequest.KIND_BUG")]
    [InlineData("tabulation.test.v1.EchoReply.place")]
    [InlineData("tabulation.test.v1.EchoReply.index")]
    [InlineData("tabulation.test.v1.secret")]
    public async Task File_is_found_by_every_name_it_declares(string symbol)
    {
        var files = Files(await Ask(new() { FileContainingSymbol = symbol }));
        Assert.Equal(["echo.proto", "google/protobuf/descriptor.proto", "google/protobuf/empty.proto"], files.Select(file => file.Name));
    }

    [Fact]
    public async Task File_is_found_by_its_name_and_by_the_extension_it_declares()
    {
        var byName = await Ask(new() { FileByFilename = "echo.proto" });
        var byExtension = await Ask(new() { FileContainingExtension = new() { ContainingType = Options, ExtensionNumber = 50001 } });
        Assert.Equal(Files(byName), Files(byExtension));
        Assert.Equal(EchoReflection.Descriptor.SerializedData, byName.FileDescriptorResponse.FileDescriptorProto[0]);
    }

    [Theory]
    [InlineData(Options, new[] { 50001 })]
    [InlineData("tabulation.test.v1.EchoReply", new int[0])]
    public async Task Extension_numbers_of_a_type(string type, int[] expected)
    {
        var answer = (await Ask(new() { AllExtensionNumbersOfType = type })).AllExtensionNumbersResponse;
        Assert.Equal(type, answer.BaseTypeName);
        Assert.Equal(expected, answer.ExtensionNumber);
    }

    [Fact]
    public async Task Whatever_is_not_there_is_an_error_that_leaves_the_call_open()
    {
        using var call = Client.ServerReflectionInfo();
        ServerReflectionRequest[] requests =
        [
            new() { FileByFilename = "nothing.proto" },
            new() { FileContainingSymbol = "no.Body" },
            new() { FileContainingExtension = new() { ContainingType = Options, ExtensionNumber = 1 } },
            new() { FileContainingExtension = new() { ContainingType = "no.Body", ExtensionNumber = 1 } },
            new() { AllExtensionNumbersOfType = "no.Body" },
        ];
        foreach (var request in requests)
        {
            var error = (await Ask(call, request)).ErrorResponse;
            Assert.Equal(StatusCode.NotFound, (StatusCode)error.ErrorCode);
        }
        Assert.Equal(StatusCode.InvalidArgument, (StatusCode)(await Ask(call, new())).ErrorResponse.ErrorCode);
        Assert.Equal(3, (await Ask(call, new() { ListServices = "" })).ListServicesResponse.Service.Count);
    }

    private static List<FileDescriptorProto> Files(ServerReflectionResponse response) =>
        [.. response.FileDescriptorResponse.FileDescriptorProto.Select(FileDescriptorProto.Parser.ParseFrom)];

    private static async Task<ServerReflectionResponse> Ask(
        AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call, ServerReflectionRequest request)
    {
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext());
        return call.ResponseStream.Current;
    }

    private ServerReflection.ServerReflectionClient Client => new(channel);

    private async Task<ServerReflectionResponse> Ask(ServerReflectionRequest request)
    {
        using var call = Client.ServerReflectionInfo();
        return await Ask(call, request);
    }
}
