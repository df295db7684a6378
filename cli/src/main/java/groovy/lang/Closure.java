package groovy.lang;

/**
 * Stands where picocli looks for Groovy's class of this name at every start. Were there none, every jar would be opened in
 * search of it, and those of the AWS SDK, which {@code collect} alone needs, are large.
 */
public abstract class Closure {}
