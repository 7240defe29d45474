using FsCheck;
using FsCheck.Fluent;
using Google.Rpc;
using Grpc.Core;
using Tabulation.Contracts.Errors;

namespace Tabulation.ServiceDefaults.Tests.Errors;

public sealed class RichErrorTests
{
    [Fact]
    public void What_is_written_is_read() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>[]>().Filter(texts => texts.Length > 0),
        texts =>
        {
            var errors = texts.Select(text => new FieldError(Sendable(text), "WRONG", Sendable(text))).ToList();
            var error = RichError.Create(StatusCode.InvalidArgument, "", ErrorDetail.RequestInfo("1"), ErrorDetail.BadRequest(errors));
            var read = error.GetDetail<BadRequest>()!.FieldViolations;
            return read.Select(each => new FieldError(each.Field, each.Reason, each.Description)).SequenceEqual(errors)
                && error.GetRichStatus() is { Code: 3, Details.Count: 2 };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Details_of_one_type_keep_their_order()
    {
        var error = RichError.Create(
            StatusCode.Aborted, "", ErrorDetail.ErrorInfo("A"), ErrorDetail.RequestInfo("1"), ErrorDetail.ErrorInfo("B"));
        Assert.Equal(["A", "B"], error.GetDetails<ErrorInfo>().Select(info => info.Reason));
    }

    [Fact]
    public void Unreadable_details_are_none()
    {
        var error = new RpcException(new(StatusCode.Aborted, "kept"), new Metadata { { RichError.TrailerName, [255, 255, 255] } });
        Assert.Null(error.GetRichStatus());
        Assert.Empty(error.GetDetails<ErrorInfo>());
        Assert.Equal("kept", error.Status.Detail);
    }

    [Fact]
    public void Error_without_details_has_none() => Assert.Null(new RpcException(new(StatusCode.Aborted, "")).GetDetail<ErrorInfo>());

    [Fact]
    public void Success_is_no_error() => Assert.Throws<ArgumentOutOfRangeException>(() => RichError.Create(StatusCode.OK, ""));

    /// <summary>Protobuf strings are UTF-8: a lone surrogate, which a .NET string may hold, is none.</summary>
    private static string Sendable(NonNull<string> text) => new([.. text.Get.Where(letter => !char.IsSurrogate(letter))]);
}
