package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Run;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/**
 * report.html: one page with all that it needs in it, readable without a script or a network. The templates are in
 * src/main/jte; they escape by themselves, and are compiled when the kit is built.
 */
final class HtmlReport {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private HtmlReport() {}

    static String render(Run run) {
        TemplateOutput page = new StringOutput();
        TEMPLATES.render("report.jte", ReportPage.of(run), page);
        return page.toString();
    }
}
