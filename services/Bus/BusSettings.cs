using System.ComponentModel.DataAnnotations;

namespace Tabulation.Bus;

/// <summary>Where the message broker is, in the configuration section <c>Bus</c>.</summary>
public sealed record BusSettings
{
    public const string Section = "Bus";

    /// <summary>Host name of RabbitMQ, or of its nodes with commas between: any that answers is used. Default localhost.</summary>
    [Required, MinLength(1)]
    public string Host { get; init; } = "localhost";

    /// <summary>Its AMQP port, of all nodes. Default 5672.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 5672;

    /// <summary>Virtual host. Default <c>/</c>.</summary>
    [Required]
    public string VirtualHost { get; init; } = "/";

    /// <summary>User name.</summary>
    [Required, MinLength(1)]
    public string User { get; init; } = "tabulation";

    /// <summary>File that holds the user's password and nothing else.</summary>
    [Required]
    public string PasswordFile { get; init; } = "";

    /// <summary>A peer that has been silent for twice as long is taken for dead, in seconds, 1 to 60. Default 5.</summary>
    [Range(1, 60)]
    public int HeartbeatSeconds { get; init; } = 5;
}
