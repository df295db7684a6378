package io.vpcwhy.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;

/** A script or a style that the page holds, of which nothing comes from the logs. */
record PageAsset(String text) {

    private static final String CHARTS = "org.webjars.npm/chart.js";

    /** A file that is shipped beside this class. */
    static PageAsset own(String name) {
        return new PageAsset(read("/io/vpcwhy/cli/page/" + name));
    }

    /** The library that draws charts, as its makers publish it. */
    static PageAsset charts() {
        return new PageAsset(ofCharts("dist/chart.umd.min.js").replaceAll("(?m)^//# sourceMappingURL=.*$", ""));
    }

    /** Under which that library may be handed on. */
    static String licenceOfCharts() {
        return ofCharts("LICENSE.md");
    }

    private static String ofCharts(String file) {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/" + CHARTS + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("version");
        return read("/META-INF/resources/webjars/chart.js/" + version + "/" + file);
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = PageAsset.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is not shipped");
        }
        return in;
    }

    /** By which a content security policy permits it, and nothing else. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
