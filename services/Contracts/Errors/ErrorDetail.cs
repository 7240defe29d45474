using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Tabulation.Contracts.Errors;

/// <summary>The standard details of an error, for <see cref="RichError.Create"/>.</summary>
public static class ErrorDetail
{
    /// <summary>The domain of the reasons given by this project's services.</summary>
    public const string Domain = "tabulation";

    /// <summary>Which fields of the request are wrong, by their paths in it, and why.</summary>
    public static BadRequest BadRequest(params IEnumerable<FieldError> errors) => new()
    {
        FieldViolations =
        {
            errors.Select(error => new BadRequest.Types.FieldViolation
            {
                Field = error.Field,
                Reason = error.Reason,
                Description = error.Description,
            }),
        },
    };

    /// <summary>The cause in UPPER_SNAKE_CASE, with what identifies the case.</summary>
    public static ErrorInfo ErrorInfo(string reason, params IEnumerable<(string Key, string Value)> metadata) => new()
    {
        Reason = reason,
        Domain = Domain,
        Metadata = { metadata.ToDictionary(pair => pair.Key, pair => pair.Value) },
    };

    /// <summary>Try again after this time.</summary>
    public static RetryInfo RetryInfo(TimeSpan delay) => new() { RetryDelay = Duration.FromTimeSpan(delay) };

    /// <summary>What the call was about, such as type "statement" and its id in hexadecimal.</summary>
    public static ResourceInfo ResourceInfo(string type, string name, string description) =>
        new() { ResourceType = type, ResourceName = name, Description = description };

    /// <summary>What must change before the call can succeed.</summary>
    public static PreconditionFailure PreconditionFailure(params IEnumerable<Precondition> failed) => new()
    {
        Violations =
        {
            failed.Select(condition => new PreconditionFailure.Types.Violation
            {
                Type = condition.Type,
                Subject = condition.Subject,
                Description = condition.Description,
            }),
        },
    };

    /// <summary>The id under which the server logged the call.</summary>
    public static RequestInfo RequestInfo(string id) => new() { RequestId = id };
}

/// <summary>A wrong field: its path such as <c>statements[3].payload</c>, a reason in UPPER_SNAKE_CASE, and a sentence.</summary>
public readonly record struct FieldError(string Field, string Reason, string Description);

/// <summary>A precondition not met: its kind in UPPER_SNAKE_CASE, what fails it, and a sentence.</summary>
public readonly record struct Precondition(string Type, string Subject, string Description);
