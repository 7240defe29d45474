extern alias published;

using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using published::Google.Rpc;

namespace Tabulation.ServiceDefaults.Tests.Peers;

/// <summary>The rich error model as Google publishes it (Google.Api.CommonProtos), so that ours is not only compared with itself.</summary>
internal static class PublishedStatus
{
    public const int Code = 3;
    public const string Message = "Wrong.";
    public const string Field = "items[3].name";
    public const string Description = "At most 5.";

    /// <summary>A status with a BadRequest, as the trailer's bytes.</summary>
    public static string Base64 { get; } = Convert.ToBase64String(new Status
    {
        Code = Code,
        Message = Message,
        Details = { Any.Pack(new BadRequest { FieldViolations = { Violation } }) },
    }.ToByteArray());

    private static BadRequest.Types.FieldViolation Violation => new() { Field = Field, Description = Description };

    public static Status Parse(string base64) => Status.Parser.ParseFrom(Convert.FromBase64String(base64));

    public static T Detail<T>(this Status status, int index)
        where T : IMessage, new() => status.Details[index].Unpack<T>();
}
