/**
 * The page that {@code vpcwhy report} writes: what logs say, in one HTML file that needs nothing else.
 *
 * <p>A page is a list of sections over plain data, each a {@link io.vpcwhy.cli.page.PageSection}. All markup is made by
 * {@link io.vpcwhy.cli.page.Html}, which escapes whatever it is given.
 */
@NullMarked
package io.vpcwhy.cli.page;

import org.jspecify.annotations.NullMarked;
