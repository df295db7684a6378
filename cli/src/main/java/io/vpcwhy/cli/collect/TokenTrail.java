package io.vpcwhy.cli.collect;

/**
 * Notices where the tokens of pages come round again, by comparing each with one that was kept: Brent's way of finding a
 * cycle, which keeps one token however many there are.
 *
 * @see <a href="https://doi.org/10.1007/BF01933190">R. P. Brent, An improved Monte Carlo factorization algorithm</a>
 */
public final class TokenTrail {

    private String kept = "";
    private long steps;
    private long lap = 1;

    /** Whether a token is not the one that was kept. */
    public boolean goesOn(String token) {
        if (token.equals(kept)) {
            return false;
        }
        steps++;
        if (steps == lap) {
            kept = token;
            lap *= 2;
            steps = 0;
        }
        return true;
    }
}
